using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>The weights of right and wrong decisions about one class.</summary>
/// <param name="TruePositives">Samples of the class predicted as such.</param>
/// <param name="FalsePositives">Others predicted as the class.</param>
/// <param name="FalseNegatives">Samples of the class predicted as something else.</param>
internal record struct ClassCounts(double TruePositives, double FalsePositives, double FalseNegatives)
{
    /// <summary>The weight of the samples of the class.</summary>
    public readonly double Support => TruePositives + FalseNegatives;

    /// <summary>0 where nothing was predicted.</summary>
    public readonly double Precision => Ratio(TruePositives, TruePositives + FalsePositives);

    /// <summary>0 where there is nothing to recognize.</summary>
    public readonly double Recall => Ratio(TruePositives, Support);

    /// <summary>The F score for β².</summary>
    public readonly double FBeta(double beta2) =>
        Ratio((1 + beta2) * TruePositives, (1 + beta2) * TruePositives + beta2 * FalseNegatives + FalsePositives);

    /// <summary>Takes in one decision.</summary>
    [MethodImpl(Hot.Inlined)]
    public void Add(bool predicted, bool actual, double weight)
    {
        if (predicted && actual) TruePositives += weight;
        else if (predicted) FalsePositives += weight;
        else if (actual) FalseNegatives += weight;
    }

    public static ClassCounts operator +(ClassCounts a, ClassCounts b) =>
        new(a.TruePositives + b.TruePositives, a.FalsePositives + b.FalsePositives, a.FalseNegatives + b.FalseNegatives);

    private static double Ratio(double part, double whole) => whole == 0 ? 0 : part / whole;
}
