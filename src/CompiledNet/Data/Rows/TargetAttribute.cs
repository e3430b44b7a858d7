using System;

namespace CompiledNet;

/// <summary>The property of a <see cref="TableRowAttribute">row</see> that is predicted; it need not have a value to predict.</summary>
/// <param name="name">The column's name; null for that of the property.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TargetAttribute(string? name = null) : Attribute
{
    /// <summary>The column's name; null for that of the property.</summary>
    public string? Name { get; } = name;
}
