using CompiledNet.Generator.Diagnostics;

namespace CompiledNet.Generator.Reading;

/// <summary>Something wrong with a row.</summary>
/// <param name="Property">The property that it is shown on; empty for the type's name.</param>
/// <param name="Problem">What is wrong.</param>
internal sealed record RowProblem(string Property, Problem Problem);
