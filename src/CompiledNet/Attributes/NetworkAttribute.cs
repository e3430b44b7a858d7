using System;

namespace CompiledNet;

/// <summary>
/// Compiles the partial class it stands on into a network: layers as attributes of the class, in order (a stack), or
/// one attributed partial property a layer (a graph).
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NetworkAttribute : Attribute
{
    /// <summary>The element type that the network computes in.</summary>
    public Precision Precision { get; set; } = Precision.Single;

    /// <summary>The vector widths that code is emitted for.</summary>
    public VectorWidths VectorWidths { get; set; } = VectorWidths.All;
}
