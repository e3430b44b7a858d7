using System;
using System.Collections.Generic;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Operators;

/// <summary>Makes the tensors of one program.</summary>
internal sealed class TensorFactory(ElementType element)
{
    private readonly Dictionary<(Tensor, string), Tensor> _derived = [];
    private int _next;

    /// <summary>The type of all numbers.</summary>
    public ElementType Element => element;

    /// <summary>A tensor in the workspace, in the usual layout of its shape.</summary>
    public Tensor New(string name, Shape shape)
    {
        int stride = Padding.Stride(shape.Channels, element);
        return new Tensor(_next++, name, TensorPlace.Workspace, shape.Positions, shape.Channels, stride, shape.Positions * stride, 0);
    }

    /// <summary>A tensor that the caller keeps from one call to the next, in the usual layout of its shape.</summary>
    public Tensor State(string name, Shape shape)
    {
        int stride = Padding.Stride(shape.Channels, element);
        return new Tensor(_next++, name, TensorPlace.State, shape.Positions, shape.Channels, stride, shape.Positions * stride, 0);
    }

    /// <summary>The same, but a lone channel lies among zeros too, as whole vectors of it are computed.</summary>
    public Tensor NewPadded(string name, Shape shape)
    {
        int stride = Padding.MatrixStride(shape.Channels, element);
        return new Tensor(_next++, name, TensorPlace.Workspace, shape.Positions, shape.Channels, stride, shape.Positions * stride, 0);
    }

    /// <summary>A tensor in the caller's memory, one of several in a row of <paramref name="rowStride"/> numbers.</summary>
    public Tensor External(string name, TensorPlace place, Shape shape, int rowStride, int offset) =>
        new(_next++, name, place, shape.Positions, shape.Channels, shape.Channels, rowStride, offset);

    /// <summary>The same numbers in the usual layout of <paramref name="shape"/> in the workspace, copied once if they are not there yet.</summary>
    public Tensor Aligned(Tensor tensor, Shape shape, Action<Kernel> kernels)
    {
        int stride = Padding.Stride(shape.Channels, element);
        bool usual = tensor.Place == TensorPlace.Workspace && tensor.Positions == shape.Positions && tensor.ChannelStride == stride
            && tensor.RowStride == shape.Positions * stride;
        if (usual) return tensor;
        return Derived(tensor, "aligned", shape, copy => Copy.Whole(tensor, copy), kernels);
    }

    /// <summary>A tensor in the usual layout that a kernel makes from another one, once for all who ask for the same.</summary>
    public Tensor Derived(Tensor tensor, string what, Shape shape, Func<Tensor, Kernel> kernel, Action<Kernel> kernels) =>
        Once(tensor, what, name => New(name, shape), kernel, kernels);

    /// <summary>The same, with a lone channel among zeros.</summary>
    public Tensor DerivedPadded(Tensor tensor, string what, Shape shape, Func<Tensor, Kernel> kernel, Action<Kernel> kernels) =>
        Once(tensor, what, name => NewPadded(name, shape), kernel, kernels);

    private Tensor Once(Tensor tensor, string what, Func<string, Tensor> make, Func<Tensor, Kernel> kernel, Action<Kernel> kernels)
    {
        if (_derived.TryGetValue((tensor, what), out var found)) return found;
        var made = make($"{tensor.Name} {what}");
        kernels(kernel(made));
        return _derived[(tensor, what)] = made;
    }

    /// <summary>The same numbers seen in another shape: the same memory where the layouts allow, else a copy.</summary>
    public Tensor Reshaped(string name, Tensor tensor, Shape shape, Action<Kernel> kernels)
    {
        bool gapless = tensor.ChannelStride == tensor.Channels || tensor.Positions == 1;
        bool fits = shape.Positions == 1 || Padding.Stride(shape.Channels, element) == shape.Channels;
        if (gapless && (fits || tensor.Place != TensorPlace.Workspace))
        {
            int stride = shape.Positions == 1 ? tensor.RowStride : shape.Channels;
            return new Tensor(tensor.Id, tensor.Name, tensor.Place, shape.Positions, shape.Channels, stride, tensor.RowStride, tensor.Offset) { Step = tensor.Step };
        }

        var copy = New(name, shape);
        kernels(Copy.Whole(tensor, copy));
        return copy;
    }
}
