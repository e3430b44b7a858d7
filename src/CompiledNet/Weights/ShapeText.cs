using System.Collections.Generic;

namespace CompiledNet;

/// <summary>Shapes as text.</summary>
internal static class ShapeText
{
    /// <summary>Such as <c>[8, 10]</c>.</summary>
    public static string Of(IReadOnlyList<int> shape) => $"[{string.Join(", ", shape)}]";
}
