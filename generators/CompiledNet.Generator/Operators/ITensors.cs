using System;
using System.Collections.Immutable;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Operators;

/// <summary>What forward and backward pass of a layer have in common, and make from tensors in the same way, once for both.</summary>
internal interface ITensors
{
    /// <summary>The layer.</summary>
    GraphNode Node { get; }

    /// <summary>Whether dropout is active.</summary>
    bool Training { get; }

    /// <summary>The values that the layer reads.</summary>
    ImmutableArray<Tensor> Inputs { get; }

    /// <summary>Their shapes.</summary>
    ImmutableArray<Shape> InputShapes { get; }

    /// <summary>Which of their positions count; null where all do.</summary>
    ImmutableArray<FrameMask?> Masks { get; }

    /// <summary>A parameter that the layer has.</summary>
    Matrix Parameter(string name);

    /// <summary>A parameter that the layer may do without.</summary>
    Matrix? OptionalParameter(string name);

    /// <summary>The type of all numbers.</summary>
    ElementType Element { get; }

    /// <summary>The same numbers in the workspace, in the usual layout of their shape.</summary>
    Tensor Aligned(Tensor tensor, Shape shape);

    /// <summary>What a kernel makes from a tensor, once for all who ask for the same.</summary>
    Tensor Derived(Tensor tensor, string what, Shape shape, Func<Tensor, Kernel> kernel);

    /// <summary>A matrix of scratch memory, zero where nothing was written.</summary>
    Matrix Scratch(string suffix, int rows, int columns);

    /// <summary>The same, with a lone channel among zeros.</summary>
    Tensor DerivedPadded(Tensor tensor, string what, Shape shape, Func<Tensor, Kernel> kernel);
}
