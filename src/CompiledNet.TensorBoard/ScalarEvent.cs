using System;

namespace CompiledNet;

/// <summary>A number in an event file.</summary>
/// <param name="Tag">What it is, such as <c>epoch_loss</c>.</param>
/// <param name="Step">The epoch, or of tags that begin with <c>batch_</c> or end with <c>_vs_iterations</c> the step.</param>
/// <param name="Value">The number.</param>
/// <param name="Time">When it was written, in UTC.</param>
public readonly record struct ScalarEvent(string Tag, long Step, float Value, DateTime Time);
