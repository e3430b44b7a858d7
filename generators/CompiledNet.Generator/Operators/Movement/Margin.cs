namespace CompiledNet.Generator.Operators.Movement;

/// <summary>How many positions lie before and after the middle of one axis.</summary>
internal readonly record struct Margin(int Before, int After);
