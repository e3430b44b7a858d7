using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Operators;

/// <summary>A parameter tensor that a layer declares.</summary>
/// <param name="Name">Its name within the layer: <c>kernel</c>, <c>bias</c> …</param>
/// <param name="Shape">Its shape as users and files see it.</param>
/// <param name="Order">How it lies in memory.</param>
/// <param name="ColumnAxes">How many of its last axes make up the columns, unless it is transposed; those before are rows.</param>
/// <param name="Initializer">Where its first values come from.</param>
/// <param name="Regularizer">The penalty on its values, if any.</param>
/// <param name="Constraint">The set it is kept in, if any.</param>
/// <param name="Trainable">Whether training changes it.</param>
internal sealed record ParameterSpec(
    string Name,
    EquatableArray<int> Shape,
    MemoryOrder Order,
    int ColumnAxes,
    TraitSpec Initializer,
    TraitSpec? Regularizer,
    TraitSpec? Constraint,
    bool Trainable)
{
    /// <summary>How many groups the columns fall into, such as the gates of a recurrent layer; each is padded on its own.</summary>
    public int Groups { get; init; } = 1;

    /// <summary>The statistic of the data that it is set to when the network is adapted to some: Mean or Variance; else null.</summary>
    public string? AdaptedTo { get; init; }
}
