using System;

namespace CompiledNet;

/// <summary>What column a property of a <see cref="TableRowAttribute">row</see> is.</summary>
/// <param name="name">The column's name; null for that of the property.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FeatureAttribute(string? name = null) : Attribute
{
    /// <summary>The column's name; null for that of the property.</summary>
    public string? Name { get; } = name;

    /// <summary>
    /// How many numbers the network gets for it, at least 1: as many as there are categories where a pipeline encodes a text as one-hot. 0, the
    /// default, is 1 for a number and unknown for a text.
    /// </summary>
    public int Inputs { get; set; }
}
