using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>What an augmentation of the runtime is constructed with.</summary>
/// <param name="Type">The type of the runtime that it is: a range of two numbers or an enumeration; null for plain numbers.</param>
/// <param name="First">The number; null for none.</param>
/// <param name="Second">The second number, where there are two.</param>
internal sealed record AugmentationValue(string? Type, double? First, double? Second = null)
{
    /// <summary>It in C#.</summary>
    public string Text => (Type, First, Second) switch
    {
        (_, null, _) => "null",
        (null, { } number, null) => Literals.Of(number),
        (null, { } lower, { } upper) => $"{Literals.Of(lower)}, {Literals.Of(upper)}",
        ({ } type, { } lower, { } upper) => $"new {type}({Literals.Of(lower)}, {Literals.Of(upper)})",
        ({ } type, { } number, null) => $"({type}){Literals.Of((int)number)}",
    };
}
