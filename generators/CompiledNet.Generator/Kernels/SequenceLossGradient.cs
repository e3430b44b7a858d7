using System.Collections.Immutable;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>The loss of an output that sees all positions of a sample at once, over the batch, and its gradient.</summary>
/// <param name="loss">The loss.</param>
/// <param name="fused">Whether it works on logits in place of the activation's result.</param>
/// <param name="output">Which output, counted from 0.</param>
/// <param name="weight">The weight of the loss in the total.</param>
/// <param name="isAlone">Whether it is the only output: its loss is then summed with that weight, otherwise without.</param>
/// <param name="prediction">The predictions or logits.</param>
/// <param name="targets">The targets.</param>
/// <param name="gradient">Where the gradient goes.</param>
/// <param name="mask">Which positions there are, if not all.</param>
internal sealed class SequenceLossGradient(TraitSpec loss, bool fused, int output, float weight, bool isAlone, Tensor prediction, Tensor targets, Tensor gradient, Tensor? mask) : Kernel
{
    public override string Name => $"{(mask is null ? "" : "Masked")}{loss.Name}{(fused ? "FromLogits" : "")}Output{output}";

    public override string Formula =>
        $"{loss.Name} of {prediction.Positions} x {prediction.Channels} {(fused ? "logits" : "numbers")}, weighted by {Literals.Of(weight)}: its sum over the rows{(isAlone ? "" : " without that weight")}, and gradient = ∂loss.";

    public override ImmutableArray<Operand> Operands =>
    [
        Operand.Read("prediction", prediction), Operand.Read("targets", targets),
        .. mask is null ? [] : new[] { Operand.Read("mask", mask) }, Operand.Write("gradient", gradient),
    ];

    public override string ExtraParameters => "int targetStride, int targetSize, ReadOnlySpan<{0}> weights, {0} scale, ref {0} total";

    public override string ExtraArguments => $"Structure.TargetSize, Structure.Target{output}Size, weights, scale, ref total";

    public override void WriteBody(SourceWriter writer, KernelContext context)
    {
        writer.Line($"var loss = {ActivationCode.Create(loss)};");
        using var rows = writer.Begin("for (nint row = 0; row < rows; row++)");
        writer.Line($"var y = new ReadOnlyPositions<{context.Scalar}>(MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref prediction, row * {prediction.RowStride}), {Length(prediction)}), {prediction.Channels}, {prediction.ChannelStride}{Mask()});");
        writer.Line($"var target = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref targets, row * targetStride), targetSize * {prediction.Positions});");
        writer.Line($"var slope = new Positions<{context.Scalar}>(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref gradient, row * {gradient.RowStride}), {Length(gradient)}), {gradient.Channels}, {gradient.ChannelStride});");
        writer.Line($"{context.Scalar} lossWeight = weights.IsEmpty ? 1 : weights[(int)row];");
        writer.Line($"{context.Scalar} weight = lossWeight * ({context.Scalar}){Literals.Of((double)weight)};");
        writer.Line($"total += {(isAlone ? "weight" : "lossWeight")} * loss.Sequence(y, target, {(fused ? "true" : "false")}, weight * scale, slope);");
    }

    private string Mask() => mask is null ? "" : $", MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref mask, row * {mask.RowStride}), {prediction.Positions})";

    private static int Length(Tensor tensor) => (tensor.Positions - 1) * tensor.ChannelStride + tensor.Channels;
}
