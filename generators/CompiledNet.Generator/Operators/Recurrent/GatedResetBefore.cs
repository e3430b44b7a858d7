using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Operators.Recurrent;

/// <summary>A GRU whose reset gate acts on the state before it is multiplied: a product for both gates, then one for the candidate.</summary>
internal sealed class GatedResetBefore
{
    private const int Gates = 3;

    public RecurrentTrace Forward(RecurrentForward pass)
    {
        var activations = RecurrentCell.ActivationsOf(pass.Node);
        var inputs = pass.InputSums(Gates, pass.OptionalParameter("bias"));
        var h = pass.State("state");
        bool keepsSums = pass.Training && !activations.FollowFromOutput;
        Tensor gateSums = pass.PerStepIf(keepsSums, "gate sums", 2), sums = pass.PerStepIf(keepsSums, "candidate sums");
        Tensor gates = pass.PerStepIf(pass.Training, "gates", 2), reset = pass.PerStepIf(pass.Training, "reset state"), candidate = pass.PerStepIf(pass.Training, "candidate");
        var kernel = pass.Parameter("recurrent_kernel");
        int stride = h.RowStride;
        var left = pass.Dropped(h);
        pass.Emit(new MatrixProduct(left, kernel.Columns(0, 2 * stride), null, pass.At(gateSums), start: pass.At(inputs).Seen(1, 2 * stride, 2 * stride)));
        pass.Emit(new ResetGate(activations, pass.At(gateSums), left, pass.At(gates), pass.At(reset)));
        pass.Emit(new MatrixProduct(pass.At(reset), kernel.Columns(2 * stride, stride), null, pass.At(sums), start: pass.At(inputs).Seen(1, stride, stride, 2 * stride)));
        pass.Emit(new UpdateGate(activations, pass.At(sums), pass.At(gates), pass.At(h), pass.At(candidate), pass.At(h, 1)));
        return new Trace(pass.X, h, gates, reset, candidate, keepsSums ? gateSums : null, keepsSums ? sums : null);
    }

    public Tensor Backward(RecurrentBackward pass)
    {
        var trace = (Trace)pass.Trace;
        var activations = RecurrentCell.ActivationsOf(pass.Node);
        var kernel = pass.Parameter("recurrent_kernel");
        int stride = trace.H.RowStride;
        Tensor dSums = pass.PerStep("sum gradients", Gates), dReset = pass.OneStep("reset gradient"), dBefore = pass.OneStep("direct gradient");
        Matrix forGates = pass.Transposed("gate kernel", kernel.Columns(0, 2 * stride)), forCandidate = pass.Transposed("candidate kernel", kernel.Columns(2 * stride, stride));
        Tensor gates = dSums.Seen(1, 2 * stride, 2 * stride), candidate = dSums.Seen(1, stride, stride, 2 * stride);
        pass.BeginStep();
        pass.Emit(new UpdateGateGradient(
            activations, pass.At(trace.Gates), pass.At(trace.Candidate), Step(trace.GateSums), Step(trace.Sums), pass.At(trace.H),
            pass.OutputGradient, pass.StateGradient, pass.At(dSums), dBefore));
        pass.EmitPadding(dSums, Gates);
        pass.Emit(new MatrixProduct(pass.At(candidate), forCandidate, null, dReset));
        // r · (h′ · factors) = (r · h′) · factors: from here on it is the gradient of r · h′.
        pass.EmitDropout(dReset);
        pass.Emit(new ResetGateGradient(activations, pass.At(trace.Gates), Step(trace.GateSums), pass.At(trace.H), dReset, pass.At(dSums), dBefore));
        pass.EmitPadding(dSums, Gates);
        pass.EmitStateGradient(gates, forGates, dBefore);
        pass.EndStep(dSums);

        pass.EmitWeights(pass.Gradient("kernel"), trace.X, dSums);
        var gradient = pass.Gradient("recurrent_kernel");
        pass.EmitWeights(gradient?.Columns(0, 2 * stride), trace.Before, gates);
        pass.EmitWeights(gradient?.Columns(2 * stride, stride), trace.Reset, candidate);
        pass.EmitBias(pass.Gradient("bias"), dSums);
        return dSums;

        Tensor? Step(Tensor? tensor) => tensor is null ? null : pass.At(tensor);
    }

    private sealed record Trace(Tensor X, Tensor H, Tensor Gates, Tensor Reset, Tensor Candidate, Tensor? GateSums, Tensor? Sums) : RecurrentTrace(X, H);
}
