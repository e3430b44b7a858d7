using System.Collections.Generic;

namespace CompiledNet;

/// <summary>A parameter of which a network and the source of its weights have different shapes.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Expected">The shape in the network.</param>
/// <param name="Came">The shape in the source.</param>
public sealed record ShapeMismatch(string Name, IReadOnlyList<int> Expected, IReadOnlyList<int> Came)
{
    /// <summary>Such as <c>head/kernel [16, 10], not [16, 5]</c>.</summary>
    public override string ToString() => $"{Name} {ShapeText.Of(Expected)}, not {ShapeText.Of(Came)}";
}
