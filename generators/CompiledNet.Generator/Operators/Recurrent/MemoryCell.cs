using System.Collections.Generic;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators.Options;

namespace CompiledNet.Generator.Operators.Recurrent;

/// <summary>Long short-term memory: the gates i, f, g, o from x · kernel + h′ · recurrent_kernel + bias.</summary>
/// <remarks>S. Hochreiter, J. Schmidhuber, "Long short-term memory", 1997.</remarks>
internal sealed class MemoryCell : RecurrentCell
{
    public override string Name => "LSTM";

    public override IReadOnlyList<OptionRule> Options { get; } = [GateActivation, OptionRule.Flag("UnitForgetBias", true).OfTraining];

    public override int Gates => 4;

    public override TraitSpec BiasInitializer(NodeSpec node, TraitSpec declared) =>
        node.Flag("UnitForgetBias", true) ? Parameters.BuiltIn("UnitForgetBias", TraitKinds.Initializer) with { Inner = declared } : declared;

    public override RecurrentTrace Forward(RecurrentForward pass)
    {
        var activations = ActivationsOf(pass.Node);
        var inputs = pass.InputSums(Gates, pass.OptionalParameter("bias"));
        Tensor h = pass.State("state"), cell = pass.State("cell");
        bool keepsSums = pass.Training && !activations.FollowFromOutput;
        var sums = pass.PerStepIf(keepsSums, "sums", Gates);
        var gates = pass.Training ? pass.PerStep("gates", Gates) : null;
        pass.Emit(new MatrixProduct(pass.Dropped(h), pass.Parameter("recurrent_kernel"), null, pass.At(sums), start: pass.At(inputs)));
        pass.Emit(new LongShortTermMemory(activations, pass.At(sums), pass.At(cell), pass.At(cell, 1), pass.At(h, 1), gates is null ? null : pass.At(gates)));
        return new Trace(pass.X, h, cell, gates, keepsSums ? sums : null);
    }

    public override Tensor Step(RecurrentStep pass)
    {
        Tensor h = pass.State("state"), cell = pass.State("cell");
        pass.Emit(new MemoryStep(
            ActivationsOf(pass.Node), pass.X, pass.Parameter("kernel"), pass.Parameter("recurrent_kernel"), pass.OptionalParameter("bias"), cell, h, pass.PerStep("sums", 4)));
        return h;
    }

    public override Tensor Backward(RecurrentBackward pass)
    {
        var trace = (Trace)pass.Trace;
        var dSums = pass.PerStep("sum gradients", Gates);
        var dCell = pass.OneStep("cell gradient");
        var transposed = pass.Transposed("recurrent kernel", pass.Parameter("recurrent_kernel"));
        pass.Emit(new ZeroFill(dCell));
        pass.BeginStep(dCell);
        pass.Emit(new LongShortTermMemoryGradient(
            ActivationsOf(pass.Node), pass.At(trace.Gates!), trace.Sums is null ? null : pass.At(trace.Sums), pass.At(trace.Cell), pass.At(trace.Cell, 1),
            pass.OutputGradient, pass.StateGradient, dCell, pass.At(dSums)));
        pass.EmitPadding(dSums, Gates);
        pass.EmitStateGradient(dSums, transposed);
        pass.EndStep(dSums);

        pass.EmitWeights(pass.Gradient("kernel"), trace.X, dSums);
        pass.EmitWeights(pass.Gradient("recurrent_kernel"), trace.Before, dSums);
        pass.EmitBias(pass.Gradient("bias"), dSums);
        return dSums;
    }

    private sealed record Trace(Tensor X, Tensor H, Tensor Cell, Tensor? Gates, Tensor? Sums) : RecurrentTrace(X, H);
}
