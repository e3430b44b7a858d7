using System.Collections.Immutable;
using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Operators.Recurrent;

/// <summary>What the forward pass of a recurrent layer leaves for the backward pass.</summary>
/// <param name="Traces">The steps of each direction.</param>
/// <param name="Parts">What each direction gave, if they were merged number by number.</param>
internal sealed record RecurrentResults(ImmutableArray<RecurrentTrace> Traces, ImmutableArray<Tensor> Parts);
