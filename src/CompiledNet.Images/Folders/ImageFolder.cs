using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace CompiledNet.Images;

/// <summary>
/// The images of a folder as a source of samples, read as they are needed. Each folder in it is a class, as in Keras'
/// <c>image_dataset_from_directory</c>; the names of the classes go with the samples to the model and to its predictions.
/// </summary>
/// <remarks>
/// <see cref="BatchSource.ToDataset"/> puts all of it into memory, <see cref="BatchSource.Prefetch"/> reads ahead on another thread. A fit
/// shuffles the files anew in every epoch, as it does the rows of a data set, so that it gives the same bits with either. Files and folders whose
/// names begin with a dot are left out, and so are files that are no images by their extension.
/// </remarks>
public sealed class ImageFolder : IBatchSource
{
    private readonly string _root;
    private readonly int[] _classes;

    private ImageFolder(string root, ImageFolderOptions options, IReadOnlyList<string> classNames, IReadOnlyList<string> files, int[] classes)
    {
        (_root, Options, ClassNames, Files, _classes) = (root, options, classNames, files, classes);
        TargetCount = options.LabelMode switch { LabelMode.None => 0, LabelMode.Categorical => classNames.Count, _ => 1 };
    }

    /// <summary>What the images become.</summary>
    public ImageFolderOptions Options { get; }

    /// <summary>The files by their paths from the folder, in the order of the samples.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>Numbers per image: height × width × channels.</summary>
    public int FeatureCount => Options.Size;

    /// <inheritdoc/>
    public int TargetCount { get; }

    /// <inheritdoc/>
    public long? Count => Files.Count;

    /// <summary>Finds the images in a folder. None is read yet.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="options">What the images become; null for RGB of 256 × 256 and class indices.</param>
    /// <exception cref="DataFormatException">
    /// A class has no image, images lie beside the folders of classes, one is of a kind that is not read, or a link leads out of the folder.
    /// </exception>
    /// <exception cref="ArgumentException">The options make no sense, or there are not two classes for <see cref="LabelMode.Binary"/>.</exception>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public static ImageFolder Open(string path, ImageFolderOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new ImageFolderOptions();
        options.Check();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Threads, nameof(options));
        string root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var scan = new FolderScan(root);
        if (options.LabelMode == LabelMode.None)
        {
            var all = scan.ImagesBelow(new DirectoryInfo(root));
            return all.Count > 0 ? new ImageFolder(root, options, [], all, new int[all.Count]) : throw Empty(root);
        }

        var folders = scan.Classes();
        string[] names = options.ClassNames is { } given ? Given(given, folders, root) : [.. folders.Keys];
        if (names.Length == 0) throw new DataFormatException("a folder for each class with its images was expected, but there is none; LabelMode.None reads images without classes", root);
        if (scan.Images() is [var stray, ..]) throw new DataFormatException("folders of classes were expected, but an image lies beside them: move it into one of them", Path.Combine(root, stray));
        if (options.LabelMode == LabelMode.Binary && names.Length != 2)
            throw new ArgumentException($"Two classes were expected for LabelMode.Binary, but there are {names.Length}: {string.Join(", ", names)}.", nameof(options));

        var files = new List<string>();
        var classes = new List<int>();
        for (int i = 0; i < names.Length; i++)
        {
            var found = scan.ImagesBelow(folders[names[i]]);
            if (found.Count == 0) throw Empty(folders[names[i]].FullName);
            files.AddRange(found);
            classes.AddRange(Enumerable.Repeat(i, found.Count));
        }

        return new ImageFolder(root, options, names, files, [.. classes]);
    }

    /// <summary>Two random parts, those into which <see cref="DatasetSplits.Split(Dataset, double, int, int)"/> divides the same samples.</summary>
    /// <param name="fraction">The share of the first part, between 0 and 1; rounded to whole samples.</param>
    /// <param name="seed">Fixes the choice.</param>
    /// <exception cref="ArgumentException">The fraction leaves a part without samples.</exception>
    public (ImageFolder First, ImageFolder Second) Split(double fraction, int seed = 0)
    {
        var (first, second) = Numbers().Split(fraction, seed);
        return (Part(first), Part(second));
    }

    /// <summary>Two random parts in each of which every class has its share, to within one sample.</summary>
    /// <param name="fraction">The share of the first part.</param>
    /// <param name="seed">Fixes the choice.</param>
    /// <exception cref="ArgumentException">There are no classes, or the fraction leaves a part without samples.</exception>
    public (ImageFolder First, ImageFolder Second) StratifiedSplit(double fraction, int seed = 0)
    {
        if (TargetCount == 0) throw new ArgumentException("Classes were expected, but LabelMode.None has none; Split divides samples without.");
        var (first, second) = Numbers().StratifiedSplit(fraction, seed);
        return (Part(first), Part(second));
    }

    /// <inheritdoc/>
    public IBatchReader Open(SourcePass pass) => new ImageFolderReader(this, pass);

    internal string PathOf(int sample) => Path.Combine(_root, Files[sample]);

    internal int ClassOf(int sample) => _classes[sample];

    private static DataFormatException Empty(string folder) => new("PNG or JPEG images were expected, but there is none", folder);

    private static string[] Given(IReadOnlyList<string> names, SortedDictionary<string, DirectoryInfo> folders, string root)
    {
        if (names.FirstOrDefault(name => !folders.ContainsKey(name)) is { } missing)
            throw new DataFormatException($"a folder for the class '{missing}' was expected, but there are {string.Join(", ", folders.Keys)}", root);
        if (names.Distinct().Count() != names.Count) throw new ArgumentException("Different names of classes were expected, but one is there twice.");
        return [.. names];
    }

    // The samples by their numbers, in two halves that a float holds exactly.
    private Dataset Numbers()
    {
        const int Half = 1 << 16;
        float[][] numbers = new float[Files.Count][];
        float[] classes = new float[Files.Count];
        for (int i = 0; i < numbers.Length; i++) (numbers[i], classes[i]) = ([i / Half, i % Half], _classes[i]);
        return Dataset.From(numbers, classes);
    }

    private ImageFolder Part(Dataset numbers)
    {
        const int Half = 1 << 16;
        int[] samples = new int[numbers.Count];
        for (int i = 0; i < samples.Length; i++) samples[i] = (int)numbers.FeatureRow(i)[0] * Half + (int)numbers.FeatureRow(i)[1];
        return new ImageFolder(_root, Options, ClassNames, [.. samples.Select(sample => Files[sample])], [.. samples.Select(sample => _classes[sample])]);
    }
}
