using System;

namespace CompiledNet;

/// <summary>
/// A layer of a network: on the class in a stack, where the order of the attributes is the order of the layers, or on
/// a partial property of type <see cref="Node"/> in a graph, one layer a property.
/// </summary>
/// <remarks>
/// The compiler reads what is written between the brackets. An attribute derived from one of the library's layers
/// therefore has to take the parameters of that layer's constructor itself, under the same names.
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property, AllowMultiple = true, Inherited = false)]
public abstract class LayerAttribute : Attribute
{
    private protected LayerAttribute()
    {
    }

    /// <summary>
    /// The layer's name in a stack: letters, digits, <c>_</c>, <c>-</c> and <c>.</c>. By default, as in Keras, the kind
    /// of the layer with a number from the second on: <c>dense</c>, <c>dense_1</c>. In a graph the property's name is the
    /// layer's name.
    /// </summary>
    public string? Name { get; set; }

    /// <summary>In a graph, the layer that this one reads, by <c>nameof</c>; by default the one above.</summary>
    public string? From { get; set; }
}
