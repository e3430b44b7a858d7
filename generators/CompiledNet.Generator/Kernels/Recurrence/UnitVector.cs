using System;

namespace CompiledNet.Generator.Kernels;

/// <summary>A vector of units of a <see cref="FusedStep"/>, whose sums are complete.</summary>
/// <param name="Unit">The first unit.</param>
/// <param name="IsInRegisters">Whether its output follows its gates at once, and finds their variables.</param>
/// <param name="Sum">Where the sum of a name is, to read or to assign.</param>
internal sealed record UnitVector(string Unit, bool IsInRegisters, Func<string, string> Sum);
