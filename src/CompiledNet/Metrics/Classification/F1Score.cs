namespace CompiledNet;

/// <summary>The harmonic mean of precision and recall (<c>keras.metrics.F1Score</c>, scikit-learn's <c>f1_score</c>): <see cref="FBetaScore"/> with β = 1.</summary>
/// <param name="average">How the scores of the classes become one.</param>
/// <param name="threshold">Outputs above it are predicted, or null for the highest of several.</param>
public sealed class F1Score(MetricAverage average = MetricAverage.Macro, float? threshold = null) : FBetaScore("f1_score", 1, average, threshold);
