using System.Collections.Generic;

namespace CompiledNet.Generator.Checks;

/// <summary>What numbers the library's losses take.</summary>
internal static class LossNumbers
{
    // Those that are not listed are a user's; a test holds that none of the library's is missing.
    private static readonly Dictionary<string, TakenNumbers> ByLoss = new()
    {
        ["BinaryCrossentropy"] = TakenNumbers.Labels,
        ["BinaryFocalCrossentropy"] = TakenNumbers.Labels,
        ["CategoricalCrossentropy"] = TakenNumbers.Classes,
        ["CategoricalFocalCrossentropy"] = TakenNumbers.Classes,
        ["SparseCategoricalCrossentropy"] = TakenNumbers.Classes,
        ["CTC"] = TakenNumbers.Classes,
        ["NegativeLogLikelihood"] = TakenNumbers.Logarithms,
        ["KLDivergence"] = TakenNumbers.Distribution,
        ["Dice"] = TakenNumbers.Memberships,
        ["Tversky"] = TakenNumbers.Memberships,
        ["Poisson"] = TakenNumbers.Rates,
        ["Hinge"] = TakenNumbers.Scores,
        ["SquaredHinge"] = TakenNumbers.Scores,
        ["CategoricalHinge"] = TakenNumbers.Any,
        ["MeanSquaredError"] = TakenNumbers.Any,
        ["MeanAbsoluteError"] = TakenNumbers.Any,
        ["MeanAbsolutePercentageError"] = TakenNumbers.Any,
        ["MeanSquaredLogarithmicError"] = TakenNumbers.Any,
        ["Huber"] = TakenNumbers.Any,
        ["LogCosh"] = TakenNumbers.Any,
        ["Quantile"] = TakenNumbers.Any,
        ["CosineSimilarity"] = TakenNumbers.Any,
        ["Contrastive"] = TakenNumbers.Any,
        ["Triplet"] = TakenNumbers.Any,
        ["Circle"] = TakenNumbers.Any,
        ["AddedLoss"] = TakenNumbers.Any,
        ["NormalDivergence"] = TakenNumbers.Any,
    };

    /// <summary>The library's losses of which it is known.</summary>
    public static IEnumerable<string> Losses => ByLoss.Keys;

    public static TakenNumbers Of(string loss) => ByLoss.TryGetValue(loss, out var numbers) ? numbers : TakenNumbers.Any;
}
