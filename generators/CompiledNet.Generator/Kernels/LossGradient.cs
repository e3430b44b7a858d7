using System.Collections.Immutable;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>The loss of an output over the batch and its gradient.</summary>
/// <param name="loss">The loss.</param>
/// <param name="fused">Whether it works on logits in place of the activation's result.</param>
/// <param name="output">Which output, counted from 0.</param>
/// <param name="weight">The weight of the loss in the total.</param>
/// <param name="isAlone">Whether it is the only output: its loss is then summed with that weight, otherwise without.</param>
/// <param name="prediction">The predictions or logits.</param>
/// <param name="targets">The targets.</param>
/// <param name="gradient">Where the gradient goes.</param>
/// <param name="mask">Which positions count, if not all do: the others have neither a loss nor a gradient.</param>
internal sealed class LossGradient(TraitSpec loss, bool fused, int output, float weight, bool isAlone, Tensor prediction, Tensor targets, Tensor gradient, Tensor? mask) : Kernel
{
    public override string Name => $"{(mask is null ? "" : "Masked")}{loss.Name}{(fused ? "FromLogits" : "")}Output{output}";

    public override string Formula =>
        $"{loss.Name} of {prediction.Channels} {(fused ? "logits" : "numbers")}, weighted by {Literals.Of(weight)}: its sum over the rows{(isAlone ? "" : " without that weight")}{(mask is null ? "" : " at positions that count")}, and gradient = ∂loss.";

    public override ImmutableArray<Operand> Operands =>
    [
        Operand.Read("prediction", prediction), Operand.Read("targets", targets),
        .. mask is null ? [] : new[] { Operand.Read("mask", mask) }, Operand.Write("gradient", gradient),
    ];

    public override string ExtraParameters => "int targetStride, int targetSize, ReadOnlySpan<{0}> weights, {0} scale, ref {0} total" + (mask is null ? "" : ", double positionWeight");

    public override string ExtraArguments => $"Structure.TargetSize, Structure.Target{output}Size, weights, scale, ref total" + (mask is null ? "" : $", positionWeights[{output}]");

    public override void WriteBody(SourceWriter writer, KernelContext context)
    {
        int positions = prediction.Positions;
        writer.Line($"var loss = {ActivationCode.Create(loss)};");
        using var rows = writer.Begin("for (nint row = 0; row < rows; row++)");
        using var position = positions == 1 ? default(SourceWriter.Block?) : writer.Begin($"for (nint position = 0; position < {positions}; position++)");
        if (mask is not null) WriteSkip(writer, mask, positions);
        string shift = positions == 1 ? "" : $" + position * {prediction.ChannelStride}", targetShift = positions == 1 ? "" : " + position * targetSize";
        writer.Line($"var y = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref prediction, row * {prediction.RowStride}{shift}), {prediction.Channels});");
        writer.Line($"var target = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref targets, row * targetStride{targetShift}), targetSize);");
        WriteWeights(writer, context, positions);
        WriteCalls(writer, GradientAt(positions));
    }

    // One weight for each sample or, of an only output, for each position of one.
    private void WriteWeights(SourceWriter writer, KernelContext context, int positions)
    {
        string index = positions == 1 ? "row" : isAlone ? $"weights.Length == rows ? row : row * {positions} + position" : "row";
        string given = $"(weights.IsEmpty ? 1 : weights[(int)({index})])", inTotal = $" * ({context.Scalar}){Literals.Of((double)weight)}";
        string share = mask is not null ? $" * ({context.Scalar})positionWeight" : positions == 1 ? "" : $" / {positions}";
        writer.Line($"{context.Scalar} weight = {given}{inTotal}{share};");
        if (!isAlone) writer.Line($"{context.Scalar} lossWeight = {given}{share};");
    }

    private void WriteCalls(SourceWriter writer, string gradientAt)
    {
        if (fused && (loss.Kinds & TraitKinds.OnePassLoss) != 0)
        {
            writer.Line($"total += {(isAlone ? "weight" : "lossWeight")} * loss.ForwardBackwardFromLogits(y, target, weight * scale, {gradientAt});");
            return;
        }

        string suffix = fused ? "FromLogits" : "";
        writer.Line($"total += {(isAlone ? "weight" : "lossWeight")} * loss.Forward{suffix}(y, target);");
        writer.Line($"loss.Backward{suffix}(y, target, weight * scale, {gradientAt});");
    }

    private void WriteSkip(SourceWriter writer, Tensor mask, int positions)
    {
        using (writer.Begin($"if (Unsafe.Add(ref mask, row * {mask.RowStride}{(positions == 1 ? "" : " + position")}) == 0)"))
        {
            writer.Line($"{GradientAt(positions)}.Clear();");
            writer.Line("continue;");
        }

        writer.Line();
    }

    private string GradientAt(int positions)
    {
        string shift = positions == 1 ? "" : $" + position * {gradient.ChannelStride}";
        return $"MemoryMarshal.CreateSpan(ref Unsafe.Add(ref gradient, row * {gradient.RowStride}{shift}), {gradient.Channels})";
    }
}
