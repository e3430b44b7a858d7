namespace CompiledNet.Generator.Model;

/// <summary>A user-visible C# type that the emitted code creates and calls: an activation, a loss, an initializer …</summary>
/// <param name="TypeName">The type's name as emitted, such as <c>global::CompiledNet.ReLU</c>.</param>
/// <param name="Name">Its short name, such as <c>ReLU</c>.</param>
/// <param name="Kinds">What it implements.</param>
/// <param name="FusedWith">For a loss: the <paramref name="TypeName"/>s of the activations it fuses with.</param>
/// <param name="BuiltIn">Whether it is one of the library's own.</param>
/// <param name="ConstructorArguments">Numbers for its constructor; empty for the parameterless one.</param>
/// <param name="Settings">Properties set after construction.</param>
internal sealed record TraitSpec(
    string TypeName,
    string Name,
    TraitKinds Kinds,
    EquatableArray<string> FusedWith,
    bool BuiltIn,
    EquatableArray<double> ConstructorArguments,
    EquatableArray<Setting> Settings)
{
    /// <summary>The types of the constructor's parameters, such as <c>float</c>: each argument is cast to its own.</summary>
    public EquatableArray<string> ConstructorTypes { get; init; }

    /// <summary>Of a loss, whether it sees all positions of an output at once.</summary>
    public bool SeesAllPositions => (Kinds & TraitKinds.SequenceLoss) != 0;

    /// <summary>A type that its constructor takes an object of, in place of numbers.</summary>
    public TraitSpec? Inner { get; init; }
}
