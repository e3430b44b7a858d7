namespace CompiledNet.Tuning;

/// <summary>How a trial ended, as who ran it says.</summary>
/// <param name="Value">The value of the objective; NaN if there is none.</param>
/// <param name="Error">Why it failed; null if it did not.</param>
public sealed record TrialOutcome(double Value, string? Error = null);
