using System.Collections.Generic;

namespace CompiledNet;

/// <summary>Labels that <see cref="CTCDecoding.BeamSearch"/> has read from an output.</summary>
/// <param name="Labels">The labels, without blanks and repetitions.</param>
/// <param name="LogProbability">
/// The natural logarithm of the probability of all paths to these labels that the search has followed: with a wide enough beam that of all there are, which is
/// minus the <see cref="CTC"/> loss of the labels.
/// </param>
public readonly record struct CTCPath(IReadOnlyList<int> Labels, double LogProbability);
