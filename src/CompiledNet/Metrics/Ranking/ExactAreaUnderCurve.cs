namespace CompiledNet;

/// <summary>
/// The exact area under the receiver operating characteristic (scikit-learn's <c>roc_auc_score</c>): the share of pairs of a
/// positive and a negative in which the positive has the higher output, equal outputs counting half.
/// </summary>
public sealed class ExactAreaUnderCurve() : RankingMetric("auc")
{
    private protected override double Compute() => Ranking.Area();
}
