using System;
using System.Collections.Generic;
using System.Threading;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Operators;

/// <summary>Makes the tensors of one program.</summary>
/// <param name="element">The type of all numbers.</param>
/// <param name="token">Looked at with every tensor: all work of lowering a program goes into some.</param>
internal sealed class TensorFactory(ElementType element, CancellationToken token)
{
    private const int Beginning = 100, End = 200;

    private readonly Dictionary<(Tensor, string), Tensor> _derived = [];
    private readonly Dictionary<int, object> _kept = [];
    private readonly Dictionary<string, Matrix> _common = [];
    private int _next;

    /// <summary>The type of all numbers.</summary>
    public ElementType Element => element;

    /// <summary>Numbers in all matrices that <see cref="Scratch"/> made.</summary>
    public int ScratchLength { get; private set; }

    /// <summary>How many frames of a sequence are taken for samples where new tensors belong.</summary>
    public int Frames { get; set; } = 1;

    /// <summary>The loop that new tensors belong to a step of, if any.</summary>
    public LoopMemory? Loop { get; set; }

    /// <summary>A tensor in the workspace, in the usual layout of its shape.</summary>
    public Tensor New(string name, Shape shape)
    {
        int stride = Padding.Stride(shape.Channels, element);
        return InWorkspace(name, shape, stride);
    }

    /// <summary>A tensor that the caller keeps from one call to the next, in the usual layout of its shape.</summary>
    public Tensor State(string name, Shape shape)
    {
        int stride = Padding.Stride(shape.Channels, element);
        return new Tensor(NextId(), name, TensorPlace.State, shape.Positions, shape.Channels, stride, shape.Positions * stride, 0);
    }

    /// <summary>A vector that the caller keeps, where a lone number lies among zeros too.</summary>
    public Tensor StateVector(string name, int channels)
    {
        int stride = Padding.MatrixStride(channels, element);
        return new Tensor(NextId(), name, TensorPlace.State, 1, channels, stride, stride, 0);
    }

    /// <summary>The same as in the workspace, but a lone channel lies among zeros too, as whole vectors of it are computed.</summary>
    public Tensor NewPadded(string name, Shape shape)
    {
        int stride = Padding.MatrixStride(shape.Channels, element);
        return InWorkspace(name, shape, stride);
    }

    /// <summary>A vector for each of <paramref name="frames"/> frames: <paramref name="groups"/> times <paramref name="channels"/> numbers, each with its own padding.</summary>
    public Tensor NewFrames(string name, int channels, int groups, int frames)
    {
        int stride = checked(Padding.MatrixStride(channels, element) * groups);
        return new(NextId(), name, TensorPlace.Workspace, 1, groups == 1 ? channels : stride, stride, stride, 0) { Frames = frames, Length = checked(frames * stride) };
    }

    /// <summary>The frames of a sequence, the last one first if it is to be reversed; once for all who ask for the same.</summary>
    public Tensor Framed(Tensor sequence, Shape shape, bool isReversed, Action<Kernel> kernels) => Once(
        sequence, isReversed ? "frames reversed" : "frames",
        name => NewFrames(name, shape.Channels, 1, shape.Positions),
        frames => new FrameMove(sequence, 0, frames, isGathering: false, isReversed), kernels);

    /// <summary>A new matrix in memory that does not grow with the batch.</summary>
    public Matrix Scratch(string name, int rows, int columns)
    {
        int stride = Padding.MatrixStride(columns, element);
        return Scratch(name, new MatrixLayout(rows, columns, stride, Padding.Panel(stride, element), false));
    }

    /// <summary>The same, laid out as another matrix.</summary>
    public Matrix Scratch(string name, MatrixLayout layout)
    {
        var matrix = new Matrix(name, MatrixPlace.Scratch, layout, ScratchLength);
        ScratchLength = checked(ScratchLength + Padding.RoundUp(layout.Length, Padding.LineLength(element)));
        return matrix;
    }

    /// <summary>The same, but one for all who ask by the name.</summary>
    public Matrix CommonScratch(string name, int rows, int columns) =>
        _common.TryGetValue(name, out var found) ? found : _common[name] = Scratch(name, rows, columns);

    /// <summary>A tensor in the caller's memory, one of several in a row of <paramref name="rowStride"/> numbers.</summary>
    public Tensor External(string name, TensorPlace place, Shape shape, int rowStride, int offset) =>
        new(NextId(), name, place, shape.Positions, shape.Channels, shape.Channels, rowStride, offset);

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

    private int NextId()
    {
        token.ThrowIfCancellationRequested();
        return _next++;
    }

    private Tensor InWorkspace(string name, Shape shape, int stride)
    {
        int row = checked(shape.Positions * stride), frames = Loop?.Frames ?? Frames;
        return new Tensor(NextId(), name, TensorPlace.Workspace, shape.Positions, shape.Channels, stride, row, 0)
        {
            Frames = Loop is null ? Frames : 1,
            Loop = Loop?.Loop,
            IsReused = Loop is { IsKept: false },
            Length = checked(frames * row + (frames > 1 || Loop is not null ? Padding.Behind(row, element) : 0)),
        };
    }

    private Tensor Once(Tensor tensor, string what, Func<string, Tensor> make, Func<Tensor, Kernel> kernel, Action<Kernel> kernels)
    {
        if (_derived.TryGetValue((tensor, what), out var found)) return found;
        var made = make($"{Shortened(tensor.Name)} {what}");
        kernels(kernel(made));
        return _derived[(tensor, what)] = made;
    }

    // The beginning and the end: what is made of what was made, layer after layer, would have a name as long as the network is deep.
    private static string Shortened(string name) =>
        name.Length <= Beginning + End ? name : $"{name.Substring(0, Beginning)} … {name.Substring(name.Length - End)}";

    /// <summary>Keeps what the forward pass of a node leaves for its backward pass.</summary>
    public void Keep(int node, object what) => _kept[node] = what;

    /// <summary>What the forward pass of a node kept.</summary>
    public T Kept<T>(int node) => (T)_kept[node];

    /// <summary>The same numbers seen in another shape: the same memory where the layouts allow, else a copy.</summary>
    public Tensor Reshaped(string name, Tensor tensor, Shape shape, Action<Kernel> kernels)
    {
        bool gapless = tensor.ChannelStride == tensor.Channels || tensor.Positions == 1;
        bool fits = shape.Positions == 1 || Padding.Stride(shape.Channels, element) == shape.Channels;
        if (gapless && (fits || tensor.Place != TensorPlace.Workspace))
        {
            int stride = shape.Positions == 1 ? tensor.RowStride : shape.Channels;
            return tensor.Seen(shape.Positions, shape.Channels, stride);
        }

        var copy = New(name, shape);
        kernels(Copy.Whole(tensor, copy));
        return copy;
    }
}
