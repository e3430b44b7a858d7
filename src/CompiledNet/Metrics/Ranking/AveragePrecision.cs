namespace CompiledNet;

/// <summary>
/// The exact area under the curve of precision over recall, Σ (Rₙ − Rₙ₋₁)·Pₙ over the outputs from the highest down
/// (scikit-learn's <c>average_precision_score</c>), which does not interpolate. NaN as long as there are no positives.
/// </summary>
public sealed class AveragePrecision() : RankingMetric("average_precision")
{
    private protected override double Compute()
    {
        double sum = 0, positives = 0, all = 0;
        for (int left = Ranking.Count; left > 0;)
        {
            var (_, right, wrong) = Ranking.Next(ref left);
            positives += right;
            all += right + wrong;
            sum += right * positives / all;
        }

        return sum / Ranking.Positives;
    }
}
