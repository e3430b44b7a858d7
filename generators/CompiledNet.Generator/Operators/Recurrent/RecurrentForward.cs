using System.Collections.Generic;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Operators.Recurrent;

/// <summary>What a cell is given to emit one direction of its layer.</summary>
/// <param name="context">The layer.</param>
/// <param name="prefix">What stands before the names of its parameters and tensors.</param>
/// <param name="x">The sequence, frame by frame in the order of the steps.</param>
/// <param name="units">Numbers of the state.</param>
/// <param name="mask">Which steps count; null if all do.</param>
/// <param name="factors">The factors of the dropout of the state, or null.</param>
internal class RecurrentForward(ForwardContext context, string prefix, Tensor x, int units, StepMask? mask, Tensor? factors)
{
    private readonly TimeLoop _loop = new(x.Frames, isDescending: false);
    private readonly List<Tensor> _states = [];
    private readonly Tensor? _dropped = factors is null ? null : context.NewFrames(prefix + "dropped state", units, 1, x.Frames);
    private readonly List<(Tensor Lasting, Tensor Last)> _lasting = [];

    public NodeSpec Node => context.Node.Spec;

    public Tensor X { get; } = x;

    public int Units { get; } = units;

    public int Steps => X.Frames;

    /// <summary>Whether a backward pass follows.</summary>
    public bool Training => context.Training;

    /// <summary>What a state that each step starts from is multiplied by the recurrent kernel as: itself, or what dropout leaves of it.</summary>
    public Tensor Dropped(Tensor state)
    {
        if (_dropped is null) return At(state);
        Emit(new DroppedState(_loop, At(state), factors!, null, At(_dropped)));
        return At(_dropped);
    }

    /// <summary>A trace that knows what was dropped.</summary>
    public RecurrentTrace Completed(RecurrentTrace trace) => trace with { Factors = factors, Dropped = _dropped };

    public Matrix Parameter(string name) => context.Parameter(prefix + name);

    public Matrix? OptionalParameter(string name) => context.OptionalParameter(prefix + name);

    /// <summary>The sums of <paramref name="gates"/> gates at every step.</summary>
    public Tensor PerStep(string name, int gates = 1) => context.NewFrames(prefix + name, Units, gates, Steps);

    /// <summary>The same, but memory of a single step if nobody looks back at it.</summary>
    public Tensor PerStepIf(bool kept, string name, int gates = 1) => context.NewFrames(prefix + name, Units, gates, kept ? Steps : 1);

    /// <summary>A state: before the first step zero, or what the batch before left; then what each step leaves.</summary>
    public virtual Tensor State(string name)
    {
        var state = context.NewFrames(prefix + name, Units, 1, Steps + 1);
        _states.Add(state);
        var first = state.FramesFrom(0, 1);
        if (!Node.Flag("Stateful", false))
        {
            Emit(new ZeroFill(first));
            return state;
        }

        var lasting = context.StateVector($"{prefix}lasting {name}", Units);
        _lasting.Add((lasting, state.FramesFrom(Steps, 1)));
        Emit(Whole(lasting, first));
        return state;
    }

    /// <summary>Emits what ends each step and what follows the last one.</summary>
    public virtual void End()
    {
        if (mask is not null) foreach (var state in _states) Emit(new SkippedStep(_loop, mask.Tensor, mask.Position, At(state), At(state, 1)));
        foreach (var (lasting, last) in _lasting) Emit(Whole(last, lasting));
    }

    /// <summary>x · kernel + bias of all steps at once, as it depends on no state.</summary>
    public Tensor InputSums(int gates, Matrix? bias)
    {
        var sums = PerStep("input sums", gates);
        Emit(new MatrixProduct(X, Parameter("kernel"), bias, sums));
        return sums;
    }

    /// <summary>A tensor at the step at hand, or that many ahead of it; what has memory for a single step is that itself.</summary>
    public Tensor At(Tensor tensor, int ahead = 0) => tensor.Frames == 1 ? tensor : tensor.At(_loop, ahead);

    public void Emit(Kernel kernel) => context.Emit(kernel);

    /// <summary>Copies with the padding, which has to stay zero.</summary>
    protected static Copy Whole(Tensor from, Tensor to) => Copy.Whole(from.Seen(1, from.RowStride, from.RowStride), to.Seen(1, to.RowStride, to.RowStride));
}
