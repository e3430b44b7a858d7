namespace CompiledNet.Tuning;

/// <summary>A value on the way.</summary>
/// <param name="Step">How far the trial was, counted from 1, such as the epochs it had finished.</param>
/// <param name="Value">What the objective would give if it ended here.</param>
public readonly record struct TrialReport(int Step, double Value);
