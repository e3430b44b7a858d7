namespace CompiledNet;

/// <summary>One row of a <see cref="ClassificationReport"/>.</summary>
/// <param name="Precision">The share of right ones among what was predicted as the class; 0 if nothing was.</param>
/// <param name="Recall">The share of the class that was predicted as such; 0 if there is none.</param>
/// <param name="F1">The harmonic mean of the two.</param>
/// <param name="Support">The weight of the samples, their number without weights.</param>
public readonly record struct ClassScores(double Precision, double Recall, double F1, double Support);
