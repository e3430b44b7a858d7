using System;
using System.Linq;
using CompiledNet.Numerics;

namespace CompiledNet.Images;

/// <summary>One pass over the images of a folder, in their order or in one that follows from the seed and the epoch.</summary>
internal sealed class ImageFolderReader : IBatchReader
{
    // The stream that a data set in memory draws its order from: the same samples come whichever of the two is fitted to.
    private const ulong Order = 1UL << 32;

    private readonly ImageFolder _folder;
    private readonly ImageReader? _reader;
    private readonly SharedDecoding? _shared;
    private readonly int[] _wanted;
    private readonly SourcePass _pass;
    private int _next, _given;

    public ImageFolderReader(ImageFolder folder, SourcePass pass)
    {
        (_folder, _pass) = (folder, pass);
        if (folder.Options.Threads == 1) _reader = new ImageReader(folder.Options);
        else _shared = new SharedDecoding(folder);
        int[] order = new int[folder.Files.Count];
        for (int i = 0; i < order.Length; i++) order[i] = i;
        if (pass.Shuffle) new RandomStream(pass.Seed, Order + (uint)pass.Epoch).Shuffle<int>(order);
        _wanted = [.. order.Where((_, place) => pass.IsWanted(place))];
    }

    // One image at a time, so that one that cannot be read takes none before it along.
    public int Read(Span<float> features, Span<float> targets, Span<float> weights, int most)
    {
        if (_next == _folder.Files.Count) return 0;
        if (!_pass.IsWanted(_next))
        {
            _next++;
            return 1;
        }

        int sample = _wanted[_given];
        var pixels = features[.._folder.FeatureCount];
        if (_reader is not null) _reader.Read(_folder.PathOf(sample), pixels);
        else _shared!.Read(_wanted.AsMemory(_given), pixels);
        if (_folder.Options.LabelMode == LabelMode.Categorical)
        {
            targets[.._folder.TargetCount].Clear();
            targets[_folder.ClassOf(sample)] = 1;
        }
        else if (_folder.TargetCount > 0)
        {
            targets[0] = _folder.ClassOf(sample);
        }

        _next++;
        _given++;
        return 1;
    }

    public void Dispose()
    {
    }
}
