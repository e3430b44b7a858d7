using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Operators.Recurrent;

/// <summary>h = f(x · kernel + h′ · recurrent_kernel + bias).</summary>
/// <remarks>J. Elman, "Finding structure in time", 1990.</remarks>
internal sealed class SimpleCell : RecurrentCell
{
    public override string Name => "SimpleRNN";

    public override int Gates => 1;

    public override RecurrentTrace Forward(RecurrentForward pass)
    {
        var activation = ActivationsOf(pass.Node).Activation;
        var inputs = pass.InputSums(1, pass.OptionalParameter("bias"));
        var h = pass.State("state");
        bool isKept = pass.Training && !ActivationCode.FollowsFromOutput(activation);
        var sums = pass.PerStepIf(isKept, "sums");
        pass.Emit(new MatrixProduct(pass.Dropped(h), pass.Parameter("recurrent_kernel"), null, pass.At(sums), start: pass.At(inputs)));
        pass.Emit(new StateActivation(activation, pass.At(sums), pass.At(h, 1)));
        return new Trace(pass.X, h, isKept ? sums : null);
    }

    public override Tensor Backward(RecurrentBackward pass)
    {
        var trace = (Trace)pass.Trace;
        var dSums = pass.PerStep("sum gradients");
        var transposed = pass.Transposed("recurrent kernel", pass.Parameter("recurrent_kernel"));
        pass.BeginStep();
        pass.Emit(new StateActivationGradient(
            ActivationsOf(pass.Node).Activation, pass.At(trace.H, 1), trace.Sums is null ? null : pass.At(trace.Sums), pass.OutputGradient, pass.StateGradient, pass.At(dSums)));
        pass.EmitPadding(dSums, 1);
        pass.EmitStateGradient(dSums, transposed);
        pass.EndStep(dSums);

        pass.EmitWeights(pass.Gradient("kernel"), trace.X, dSums);
        pass.EmitWeights(pass.Gradient("recurrent_kernel"), trace.Before, dSums);
        pass.EmitBias(pass.Gradient("bias"), dSums);
        return dSums;
    }

    private sealed record Trace(Tensor X, Tensor H, Tensor? Sums) : RecurrentTrace(X, H);
}
