using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Operators.Recurrent;

/// <summary>A GRU whose state is multiplied by the recurrent kernel before the reset gate acts: one product a step for all gates.</summary>
internal sealed class GatedResetAfter
{
    private const int Gates = 3;

    public RecurrentTrace Forward(RecurrentForward pass)
    {
        var activations = RecurrentCell.ActivationsOf(pass.Node);
        var bias = pass.OptionalParameter("bias");
        var inputs = pass.InputSums(Gates, bias?.Row(0));
        var h = pass.State("state");
        var states = pass.PerStepIf(pass.Training, "state sums", Gates);
        var gates = pass.Training ? pass.PerStep("gates", Gates) : null;
        pass.Emit(new MatrixProduct(pass.Dropped(h), pass.Parameter("recurrent_kernel"), bias?.Row(1), pass.At(states)));
        pass.Emit(new GatedUnit(activations, pass.At(inputs), pass.At(states), pass.At(h), pass.At(h, 1), gates is null ? null : pass.At(gates)));
        return new Trace(pass.X, h, inputs, states, gates);
    }

    public Tensor Step(RecurrentStep pass)
    {
        var h = pass.State("state");
        pass.Emit(new GatedStep(
            RecurrentCell.ActivationsOf(pass.Node), pass.X, pass.Parameter("kernel"), pass.Parameter("recurrent_kernel"), pass.OptionalParameter("bias"), h, pass.PerStep("sums", 4)));
        return h;
    }

    public Tensor Backward(RecurrentBackward pass)
    {
        var trace = (Trace)pass.Trace;
        var activations = RecurrentCell.ActivationsOf(pass.Node);
        Tensor dInputs = pass.PerStep("input sum gradients", Gates), dStates = pass.PerStep("state sum gradients", Gates), dBefore = pass.OneStep("direct gradient");
        var transposed = pass.Transposed("recurrent kernel", pass.Parameter("recurrent_kernel"));
        pass.BeginStep();
        pass.Emit(new GatedUnitGradient(
            activations, pass.At(trace.Gates!), activations.FollowFromOutput ? null : pass.At(trace.Inputs), pass.At(trace.States), pass.At(trace.H),
            pass.OutputGradient, pass.StateGradient, pass.At(dInputs), pass.At(dStates), dBefore));
        pass.EmitPadding(dInputs, Gates);
        pass.EmitPadding(dStates, Gates);
        pass.EmitStateGradient(dStates, transposed, dBefore);
        pass.EndStep(dInputs, dStates);

        pass.EmitWeights(pass.Gradient("kernel"), trace.X, dInputs);
        pass.EmitWeights(pass.Gradient("recurrent_kernel"), trace.Before, dStates);
        pass.EmitBias(pass.Gradient("bias")?.Row(0), dInputs);
        pass.EmitBias(pass.Gradient("bias")?.Row(1), dStates);
        return dInputs;
    }

    private sealed record Trace(Tensor X, Tensor H, Tensor Inputs, Tensor States, Tensor? Gates) : RecurrentTrace(X, H);
}
