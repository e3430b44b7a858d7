using System;

namespace CompiledNet;

/// <summary>
/// Cohen's κ = 1 − Σ w·observed / Σ w·expected, how far predictions agree beyond chance (scikit-learn's
/// <c>cohen_kappa_score</c>): 1 for all right, 0 for no better than chance. NaN if all samples are of one class and predicted
/// as that.
/// </summary>
public sealed class CohenKappa : ConfusionMetric
{
    private readonly KappaWeighting _weighting;

    /// <summary>Sets what a mistake weighs.</summary>
    /// <param name="weighting">How much a wrong class counts.</param>
    /// <param name="threshold">Where there is a single output: above it is class 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="weighting"/> is none of the three, or <paramref name="threshold"/> not finite.</exception>
    public CohenKappa(KappaWeighting weighting = KappaWeighting.None, float threshold = 0.5f) : base("cohen_kappa", threshold)
    {
        if (!Enum.IsDefined(weighting)) throw new ArgumentOutOfRangeException(nameof(weighting), weighting, "None, Linear or Quadratic was expected.");
        _weighting = weighting;
    }

    /// <inheritdoc/>
    public override double Result
    {
        get
        {
            double total = Total, observed = 0, expected = 0;
            if (total == 0) return 0;
            for (int i = 0; i < Classes; i++)
            {
                double actual = Actual(i);
                for (int j = 0; j < Classes; j++)
                {
                    double cost = Cost(Math.Abs(i - j));
                    observed += cost * this[i, j];
                    expected += cost * actual * Predicted(j) / total;
                }
            }

            return 1 - observed / expected;
        }
    }

    private double Cost(int distance) => _weighting switch
    {
        KappaWeighting.Linear => distance,
        KappaWeighting.Quadratic => (double)distance * distance,
        _ => distance == 0 ? 0 : 1,
    };
}
