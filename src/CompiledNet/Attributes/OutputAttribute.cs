using System;

namespace CompiledNet;

/// <summary>
/// Makes a layer of a graph an output that is predicted and not trained for. A graph without any output attribute
/// returns its last layer.
/// </summary>
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class OutputAttribute : Attribute;
