using System.Collections.Generic;
using System.Linq;

namespace CompiledNet;

/// <summary>A data set in one line.</summary>
internal static class DatasetText
{
    private const int MostNames = 8;

    /// <summary>Such as <c>150 samples of 4 features (length, width, …), 1 target (species: setosa, versicolor, virginica)</c>.</summary>
    public static string Of(Dataset data)
    {
        string targets = data.TargetCount == 0 ? "no targets" : Count(data.TargetCount, "target") + Targets(data);
        return $"{Count(data.Count, "sample")} of {Count(data.FeatureCount, "feature")}{Names(data.FeatureNames)}, {targets}";
    }

    private static string Targets(Dataset data)
    {
        if (data.ClassNames.Count == 0) return Names(data.TargetNames);
        string classes = List(data.ClassNames);
        return data.TargetNames.Count == 0 ? $" (classes {classes})" : $" ({List(data.TargetNames)}: {classes})";
    }

    private static string Names(IReadOnlyList<string> names) => names.Count == 0 ? "" : $" ({List(names)})";

    private static string List(IReadOnlyList<string> names) =>
        string.Join(", ", names.Count <= MostNames ? names : names.Take(MostNames).Append("…"));

    private static string Count(int count, string unit) => count == 1 ? $"1 {unit}" : $"{count} {unit}s";
}
