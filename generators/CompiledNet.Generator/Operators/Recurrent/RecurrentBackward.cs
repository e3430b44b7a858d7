using System.Collections.Generic;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators.Dense;

namespace CompiledNet.Generator.Operators.Recurrent;

/// <summary>What a cell is given to emit the gradients of one direction of its layer.</summary>
/// <param name="context">The layer.</param>
/// <param name="prefix">What stands before the names of its parameters and tensors.</param>
/// <param name="trace">What the forward pass left.</param>
/// <param name="units">Numbers of the state.</param>
/// <param name="dy">The gradients of what came out of every step, or null if just the last came out.</param>
/// <param name="dh">The gradient of the last state at first; then what each step passes on to the one before.</param>
/// <param name="mask">Which steps count; null if all do.</param>
internal sealed class RecurrentBackward(BackwardContext context, string prefix, RecurrentTrace trace, int units, Tensor? dy, Tensor dh, StepMask? mask)
{
    private readonly List<(Tensor Gradient, Tensor Passed)> _passed = [];
    private readonly TimeLoop _loop = new(trace.X.Frames, isDescending: true);

    public NodeSpec Node => context.Node.Spec;

    public RecurrentTrace Trace { get; } = trace;

    public int Steps => Trace.X.Frames;

    /// <summary>The gradient of the state from the step behind.</summary>
    public Tensor StateGradient { get; } = dh;

    /// <summary>The gradient of what came out of the step at hand, if it did.</summary>
    public Tensor? OutputGradient => dy is null ? null : At(dy);

    /// <summary>Begins a step: where it does not count, the gradients of the states behind it go on as they are.</summary>
    /// <param name="others">The gradients of states besides <see cref="StateGradient"/> that each step passes on.</param>
    public void BeginStep(params Tensor[] others)
    {
        if (mask is null) return;
        Pass(StateGradient, OutputGradient);
        foreach (var other in others) Pass(other, null);

        void Pass(Tensor gradient, Tensor? output)
        {
            var passed = OneStep("passed gradient");
            Emit(new PassedGradient(_loop, gradient, output, passed));
            _passed.Add((gradient, passed));
        }
    }

    /// <summary>Ends a step: where it does not count, the gradients of its sums are zero.</summary>
    public void EndStep(params Tensor[] sums)
    {
        if (mask is null) return;
        foreach (var (gradient, passed) in _passed) Emit(new SkippedStep(_loop, mask.Tensor, mask.Position, passed, gradient));
        foreach (var sum in sums) Emit(new SkippedStep(_loop, mask.Tensor, mask.Position, null, At(sum)));
    }

    /// <summary>
    /// Emits what goes on to the step before: <paramref name="dSums"/> times the transposed recurrent kernel, through the
    /// dropout of the state if there is one, plus <paramref name="direct"/>, which does not come through the kernel.
    /// </summary>
    public void EmitStateGradient(Tensor dSums, Matrix transposed, Tensor? direct = null)
    {
        if (Trace.Factors is not { } factors)
        {
            Emit(new MatrixProduct(At(dSums), transposed, null, StateGradient, start: direct));
            return;
        }

        var left = OneStep("dropped state gradient");
        Emit(new MatrixProduct(At(dSums), transposed, null, left));
        Emit(new DroppedState(_loop, left, factors, direct, StateGradient));
    }

    /// <summary>Emits that a gradient of what dropout left of a state becomes that of the state.</summary>
    public void EmitDropout(Tensor gradient)
    {
        if (Trace.Factors is { } factors) Emit(new DroppedState(_loop, gradient, factors, null, gradient));
    }

    public Matrix Parameter(string name) => context.Parameter(prefix + name);

    /// <summary>The gradients of the sums of <paramref name="gates"/> gates at every step.</summary>
    public Tensor PerStep(string name, int gates = 1) => context.NewFrames(prefix + name, units, gates, Steps);

    /// <summary>Memory of a single step.</summary>
    public Tensor OneStep(string name) => context.NewFrames(prefix + name, units, 1, 1);

    /// <summary>The transpose of a matrix of weights, made once for all steps.</summary>
    public Matrix Transposed(string name, Matrix matrix)
    {
        var transposed = context.Scratch($"{prefix}{name} transposed", matrix.Layout.Columns, matrix.Layout.Rows);
        Emit(new Transposition(matrix, transposed));
        return transposed;
    }

    /// <summary>Where the gradient of a parameter goes, or null if it is frozen or does not exist.</summary>
    public Matrix? Gradient(string name) => context.ParameterGradient(prefix + name);

    /// <summary>Emits the gradient of a matrix of weights from what it was multiplied by and the gradients of the sums, over all steps.</summary>
    public void EmitWeights(Matrix? gradient, Tensor factors, Tensor dSums)
    {
        if (gradient is not null) WeightGradient.Emit(context, factors, dSums, gradient);
    }

    /// <summary>Emits the gradient of a bias.</summary>
    public void EmitBias(Matrix? gradient, Tensor dSums)
    {
        if (gradient is not null) Emit(new ColumnSum(dSums, gradient));
    }

    /// <summary>Zeroes the padding behind each gate, unless the derivatives leave it zero anyway.</summary>
    public void EmitPadding(Tensor dSums, int gates)
    {
        int stride = dSums.RowStride / gates;
        if (stride > units && !RecurrentCell.ActivationsOf(Node).AreBuiltIn) Emit(new PaddingClear(At(dSums).Seen(gates, units, stride)));
    }

    /// <summary>A tensor at the step at hand, or that many ahead of it; what has memory for a single step is that itself.</summary>
    public Tensor At(Tensor tensor, int ahead = 0) => tensor.Frames == 1 ? tensor : tensor.At(_loop, ahead);

    public void Emit(Kernel kernel) => context.Emit(kernel);
}
