namespace CompiledNet.Generator.Operators.Movement;

/// <summary>A run of numbers along an axis of the input that becomes one along an axis of the output.</summary>
/// <param name="Length">How many.</param>
/// <param name="Input">The axis of the input, or -1 if the same numbers are read again and again.</param>
/// <param name="Output">The axis of the output.</param>
/// <param name="Step">How far apart they lie in the output.</param>
internal readonly record struct MovedAxis(int Length, int Input, int Output, int Step = 1);
