using System;

namespace CompiledNet;

/// <summary>
/// Makes a layer of a graph an output that is predicted and not trained for. A graph without any output attribute
/// returns its last layer. Put on an inner layer, it shows what that gives, such as the maps of a convolution, and with
/// <see cref="NetworkAttribute.InputGradients"/> the gradient by it.
/// </summary>
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class OutputAttribute : Attribute;
