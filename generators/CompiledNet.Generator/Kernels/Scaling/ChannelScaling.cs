using System;
using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>
/// y = x · scale + shift, channel by channel, then an activation or the product with the derivative of one. Behind a
/// product whose sums nobody else reads it becomes part of that.
/// </summary>
internal sealed class ChannelScaling : SumKernel
{
    private readonly Epilogue _epilogue;

    /// <summary>The kernel for <paramref name="factors"/>, two vectors: scale and shift.</summary>
    public ChannelScaling(Tensor x, Tensor factors, Tensor y) : this(x, y, Epilogue.Scale(factors))
    {
    }

    private ChannelScaling(Tensor x, Tensor y, Epilogue epilogue) : base(y, epilogue) => (X, _epilogue) = (x, epilogue);

    public Tensor X { get; }

    /// <summary>Scale and shift.</summary>
    public Tensor Factors => _epilogue.Factors!;

    public override string Name => $"Channels{X.Channels}{_epilogue.Name}";

    public override string Formula => $"y = {_epilogue.Formula("x")} with x [rows, {X.Channels}].";

    public override int RowsPerSample => X.Positions;

    public override ImmutableArray<Operand> Operands => [Operand.Read("x", X), Operand.Write("y", Y), .. _epilogue.Operands];

    public override SumKernel With(Tensor y, Epilogue epilogue) => new ChannelScaling(X, y, epilogue);

    public override void WriteBody(SourceWriter writer, KernelContext context)
    {
        int panel = Padding.Panel(X.ChannelStride, context.Element);
        using var panels = writer.BeginLoop("left", X.ChannelStride, panel);
        Epilogue.WriteReferences(_epilogue, writer, context.Scalar, "Panel", "left");
        _epilogue.WriteCall(writer, context, panel, "left", "Panel", $"{X.ChannelStride}", "rows", source: Arm.Number("x", "left"));
    }

    public override int? UnrolledCost(Arm arm) => X.Positions == 1 ? Math.Max(1, X.RowStride / arm.Lanes) * (Activation is null ? 1 : ActivationCode.Cost) : null;

    public override void WriteSingleRow(SourceWriter writer, Arm arm)
    {
        if (Activation is not null) writer.Line($"var activation = {ActivationCode.Create(Activation)};");
        if (X.RowStride == 1)
        {
            string sum = $"{arm.Scalar}.MultiplyAddEstimate(x, factors, Unsafe.Add(ref factors, {X.ChannelStride}))";
            writer.Line($"y = {(Activation is null ? sum : $"activation.Forward(new Scalar<{arm.Scalar}>({sum})).Value")};");
            return;
        }

        arm = arm.NarrowedTo(X.RowStride);
        for (int i = 0; i < X.RowStride; i += arm.Lanes) writer.Line($"{arm.At("y", i)} = {_epilogue.Result(arm, arm.At("x", i), i)};");
    }
}
