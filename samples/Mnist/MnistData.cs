using CompiledNet;

/// <summary>The 60,000 digits to train on and the 10,000 to test with.</summary>
internal static class MnistData
{
    private const int QuickTrain = 6000, QuickTest = 1000;

    /// <param name="folder">Where the files are.</param>
    /// <param name="isQuick">Whether a tenth is enough.</param>
    public static (Dataset Train, Dataset Test) Load(string folder, bool isQuick)
    {
        string[] paths = [.. MnistFolder.Files.Select(file => MnistFolder.PathOf(folder, file)!)];
        var (train, test) = (Dataset.FromIdx(paths[0], paths[1]), Dataset.FromIdx(paths[2], paths[3]));
        return isQuick ? (First(train, QuickTrain), First(test, QuickTest)) : (train, test);
    }

    private static Dataset First(Dataset data, int count)
    {
        int rows = Math.Min(count, data.Count);
        var features = new DataBlock(data.Features[..(rows * data.FeatureCount)], data.FeatureCount);
        return Dataset.From(features, new DataBlock(data.Targets[..(rows * data.TargetCount)], data.TargetCount));
    }
}
