using System;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Operators;

/// <summary>What forward and backward pass of a layer both have, and make from tensors in the same way, once for both.</summary>
internal interface ITensors
{
    /// <summary>The layer.</summary>
    GraphNode Node { get; }

    /// <summary>A parameter of the layer.</summary>
    Matrix Parameter(string name);

    /// <summary>A parameter that the layer may do without.</summary>
    Matrix? OptionalParameter(string name);

    /// <summary>The same numbers in the workspace, in the usual layout of their shape.</summary>
    Tensor Aligned(Tensor tensor, Shape shape);

    /// <summary>What a kernel makes from a tensor, once for all who ask for the same.</summary>
    Tensor Derived(Tensor tensor, string what, Shape shape, Func<Tensor, Kernel> kernel);

    /// <summary>The same, with a lone channel among zeros.</summary>
    Tensor DerivedPadded(Tensor tensor, string what, Shape shape, Func<Tensor, Kernel> kernel);
}
