using System.Collections.Generic;

namespace CompiledNet.Tuning;

/// <summary>A trial as a line over all axes.</summary>
/// <param name="Trial">The number of the trial.</param>
/// <param name="Value">Its value, by which the line is coloured.</param>
/// <param name="Heights">Where it crosses each axis, from 0 at the foot to 1 at the head; NaN where the hyper-parameter does not count.</param>
public sealed record ParallelLine(int Trial, double Value, IReadOnlyList<double> Heights);
