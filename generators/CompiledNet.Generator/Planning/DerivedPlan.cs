using System.Collections.Immutable;

namespace CompiledNet.Generator.Planning;

/// <summary>Where a program finds what follows from parameters alone.</summary>
/// <param name="Tensors">Where each tensor starts, by its id.</param>
/// <param name="Matrices">Where each matrix starts, by its place in the scratch memory that it was made for.</param>
internal sealed record DerivedPlan(ImmutableDictionary<int, int> Tensors, ImmutableDictionary<int, int> Matrices)
{
    public static DerivedPlan Nothing { get; } = new(ImmutableDictionary<int, int>.Empty, ImmutableDictionary<int, int>.Empty);
}
