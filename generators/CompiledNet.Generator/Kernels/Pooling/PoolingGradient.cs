using System.Collections.Immutable;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>
/// dx from dy for a <see cref="Pooling"/>: of a maximum the first position that has it takes all (with NaN among them, one that is NaN), of a mean each position
/// takes its share; where windows overlap, the shares add up. Then times the derivative of the activation that x is the
/// output of, if there is one.
/// </summary>
internal sealed class PoolingGradient(
    PoolingOperation operation, WindowAxis height, WindowAxis width, Tensor x, Tensor y, Tensor dy, Tensor dx, TraitSpec? activation = null) : VectorKernel
{
    private readonly PoolingWindows _windows = new(height, width, dy.ChannelStride);

    private bool IsMaximum => operation == PoolingOperation.Maximum;

    /// <summary>What was pooled.</summary>
    public Tensor X => x;

    /// <summary>The result.</summary>
    public Tensor InputGradient => dx;

    /// <summary>Whether it works on whole vectors of channels, as activations do.</summary>
    public bool HasVectors => dy.ChannelStride > 1;

    public override string Name => $"{operation}Pooling{_windows}Stride{dy.ChannelStride}Gradient{(activation is null ? "" : $"Times{activation.Name}Derivative")}";

    public override string Formula => $"dx = dy * ∂y/∂x{(activation is null ? "" : $" * {activation.Name}'")} for y = {operation} over windows of {height.Size} × {width.Size} positions of {dy.Channels} channels.";

    public override ImmutableArray<Operand> Operands =>
    [
        .. IsMaximum || activation is not null ? new[] { Operand.Read("x", x) } : [],
        .. IsMaximum ? new[] { Operand.Read("y", y) } : [],
        Operand.Read("dy", dy),
        Operand.Write("dx", dx),
    ];

    /// <summary>The same times the derivative of <paramref name="derivative"/>, which follows from its output x, into another result.</summary>
    public PoolingGradient Times(TraitSpec derivative, Tensor result) => new(operation, height, width, x, y, dy, result, derivative);

    protected override int LaneStride => dy.ChannelStride;

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        var lanes = new ChannelLanes(arm, dy.ChannelStride);
        if (activation is not null) writer.Line($"var activation = {ActivationCode.Create(activation)};");
        using var rows = writer.Begin("for (nint row = 0; row < rows; row++)");
        if (IsMaximum || activation is not null) writer.Line($"ref {arm.Scalar} source = ref Unsafe.Add(ref x, row * {x.RowStride});");
        if (IsMaximum) writer.Line($"ref {arm.Scalar} largest = ref Unsafe.Add(ref y, row * {y.RowStride});");
        writer.Line($"ref {arm.Scalar} given = ref Unsafe.Add(ref dy, row * {dy.RowStride});");
        writer.Line($"ref {arm.Scalar} target = ref Unsafe.Add(ref dx, row * {dx.RowStride});");
        if (!_windows.IsPartition) writer.Line($"MemoryMarshal.CreateSpan(ref target, {dx.RowStride}).Clear();");
        var blocks = _windows.Begin(writer);
        if (!IsMaximum) writer.Line(PoolingFactor.Declaration(arm, _windows));
        using (lanes.BeginChannels(writer))
        {
            string window = _windows.Window + " + c", gradient = lanes.At("given", window);
            writer.Line(IsMaximum ? $"var value = {lanes.At("largest", window)};" : $"var share = {lanes.Multiply(gradient, lanes.Broadcast("factor"))};");
            if (IsMaximum)
            {
                // Of a window with NaN only NaN, or infinity before it, is not below this.
                writer.Line($"value = {lanes.NumberOr("value", $"{lanes.Scalar}.PositiveInfinity")};");
                writer.Line($"var rest = {gradient};");
            }

            _windows.ForEach(writer, offset => WritePosition(writer, arm, lanes, offset + " + c"));
        }

        foreach (var block in blocks) block.Dispose();
    }

    private void WritePosition(SourceWriter writer, Arm arm, ChannelLanes lanes, string at)
    {
        string target = lanes.At("target", at), here = lanes.At("source", at);
        string share = IsMaximum ? lanes.WhereGreater("value", here, lanes.Zero, "rest") : "share";
        if (activation is not null) share = lanes.Multiply(share, ActivationCode.Derivative(arm.NarrowedTo(dy.ChannelStride), here, here));
        writer.Line(_windows.IsPartition ? $"{target} = {share};" : lanes.Increase(target, share));
        if (IsMaximum) writer.Line($"rest = {lanes.WhereGreater("value", here, "rest", lanes.Zero)};");
    }
}
