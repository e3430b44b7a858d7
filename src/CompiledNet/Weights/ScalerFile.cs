using System;

namespace CompiledNet;

/// <summary>Finds the scaler that was saved beside the weights. Its tensors have no slash in their names, as all parameters do, and so meet none of them.</summary>
internal static class ScalerFile
{
    /// <summary>The metadata that names the kind of scaler.</summary>
    public const string KindName = "compilednet.scaler";

    /// <summary>The metadata with the names of its features, if they have any.</summary>
    public const string FeaturesName = "compilednet.scaler.features";

    /// <summary>The kind of a scaler in a file.</summary>
    public static string Kind(Scaler scaler) => scaler is MinMaxScaler ? nameof(MinMaxScaler) : nameof(StandardScaler);

    /// <summary>Whether a tensor belongs to the scaler of a file.</summary>
    public static bool Owns(TensorFile file, string tensor) => file.Metadata.ContainsKey(KindName)
        && tensor is MinMaxScaler.MinimumName or MinMaxScaler.MaximumName or MinMaxScaler.RangeName or StandardScaler.MeanName or StandardScaler.DeviationName;

    /// <summary>What is wrong with a scaler for a network, said of the network; null if it fits: it scales a whole sample, or each position of every input.</summary>
    public static string? Misfit(Scaler scaler, NetworkDescription network)
    {
        if (scaler.FeatureCount == network.InputSize) return null;
        bool hasPositions = true;
        foreach (var input in network.Inputs) hasPositions &= input.Shape.Count > 1 && input.Shape[^1] == scaler.FeatureCount;
        if (hasPositions) return null;
        return $"expects a scaler of {network.InputSize} features or of those of one position, not of {scaler.FeatureCount}";
    }

    /// <summary>The scaler, or null if the file has none.</summary>
    /// <exception cref="WeightFileException">The scaler is damaged or of an unknown kind.</exception>
    public static Scaler? Read(TensorFile file)
    {
        if (!file.Metadata.TryGetValue(KindName, out string? kind)) return null;
        switch (kind)
        {
            case nameof(MinMaxScaler):
                var minimum = Numbers(file, MinMaxScaler.MinimumName, null);
                var maximum = Numbers(file, MinMaxScaler.MaximumName, minimum.Length);
                var range = Numbers(file, MinMaxScaler.RangeName, 2);
                for (int i = 0; i < minimum.Length; i++)
                    if (maximum[i] < minimum[i]) throw Error($"expected no number below the minimum, got one at {i}", file, MinMaxScaler.MaximumName);
                for (int i = 0; i < minimum.Length; i++)
                    if (!double.IsFinite(maximum[i] - minimum[i])) throw Error($"expected numbers at a finite distance from the minimum, got one that is not at {i}", file, MinMaxScaler.MaximumName);
                if (!(range[1] > range[0] && double.IsFinite(range[1] - range[0]))) throw Error("expected a range with its upper end above its lower", file, MinMaxScaler.RangeName);
                return new MinMaxScaler(minimum, maximum, range[0], range[1]) { FeatureNames = NameList.Read(file, FeaturesName, minimum.Length) };
            case nameof(StandardScaler):
                var mean = Numbers(file, StandardScaler.MeanName, null);
                var deviation = Numbers(file, StandardScaler.DeviationName, mean.Length);
                if (Array.Exists(deviation, value => value <= 0 || !double.IsFinite(1 / value))) throw Error("expected numbers above 0 that something can be divided by", file, StandardScaler.DeviationName);
                return new StandardScaler(mean, deviation) { FeatureNames = NameList.Read(file, FeaturesName, mean.Length) };
            default:
                throw new WeightFileException($"expected a MinMaxScaler or a StandardScaler, got the scaler '{kind}'", file.Path);
        }
    }

    private static double[] Numbers(TensorFile file, string name, int? length)
    {
        var tensor = file.Find(name) ?? throw Error("expected this tensor of the scaler, got none", file, name);
        if (tensor.Shape.Count != 1 || tensor.Count == 0 || tensor.Count != (length ?? tensor.Count))
            throw Error($"expected the shape [{length?.ToString() ?? "features"}], got {ShapeText.Of(tensor.Shape)}", file, name);
        var numbers = new double[tensor.Count];
        tensor.CopyTo(numbers);
        return Array.TrueForAll(numbers, double.IsFinite) ? numbers : throw Error("expected finite numbers, got others", file, name);
    }

    private static WeightFileException Error(string problem, TensorFile file, string tensor) => new(problem, file.Path, tensor);
}
