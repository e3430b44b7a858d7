using System;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;

namespace CompiledNet.Images;

/// <summary>Decodes the next images of a folder on several threads, and hands them out in their order. One that cannot be read fails when it is its turn.</summary>
internal sealed class SharedDecoding
{
    // As some images take longer than others.
    private const int ImagesAThread = 4;

    private readonly ImageFolder _folder;
    private readonly ImageReader[] _readers;
    private readonly float[][] _images;
    private readonly ExceptionDispatchInfo?[] _failures;
    private readonly ParallelOptions _threads;
    private int _count, _given, _taken;

    public SharedDecoding(ImageFolder folder)
    {
        int threads = folder.Options.Threads;
        (_folder, _threads) = (folder, new ParallelOptions { MaxDegreeOfParallelism = threads });
        _readers = new ImageReader[threads];
        for (int i = 0; i < threads; i++) _readers[i] = new ImageReader(folder.Options);
        _images = new float[Math.Min((long)threads * ImagesAThread, folder.Files.Count)][];
        for (int i = 0; i < _images.Length; i++) _images[i] = new float[folder.FeatureCount];
        _failures = new ExceptionDispatchInfo?[_images.Length];
    }

    /// <summary>Copies the next image.</summary>
    /// <param name="samples">The samples from this one on.</param>
    /// <param name="pixels">Takes the image.</param>
    public void Read(ReadOnlyMemory<int> samples, Span<float> pixels)
    {
        if (_given == _count) Decode(samples);
        if (_failures[_given] is { } failure)
        {
            // Who asks again has it read again.
            _count = _given;
            failure.Throw();
        }

        _images[_given++].CopyTo(pixels);
    }

    private void Decode(ReadOnlyMemory<int> samples)
    {
        (_count, _given, _taken) = (Math.Min(_images.Length, samples.Length), 0, 0);
        Parallel.For(0, _readers.Length, _threads, reader =>
        {
            for (int i; (i = Interlocked.Increment(ref _taken) - 1) < _count;) Decode(_readers[reader], samples.Span[i], i);
        });
    }

    private void Decode(ImageReader reader, int sample, int image)
    {
        _failures[image] = null;
        try
        {
            reader.Read(_folder.PathOf(sample), _images[image]);
        }
        catch (Exception failure)
        {
            _failures[image] = ExceptionDispatchInfo.Capture(failure);
        }
    }
}
