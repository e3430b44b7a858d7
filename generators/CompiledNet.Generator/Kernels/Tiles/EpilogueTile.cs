using System.Collections.Generic;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels.Tiles;

/// <summary>
/// What becomes of the sums of a block right after they were stored, while they are in the first-level cache: channels
/// are scaled and shifted, then an activation is applied, or they are multiplied by the derivative of one.
/// </summary>
/// <param name="arms">The vector widths.</param>
/// <param name="width">Columns of the block; a single one lies without gaps.</param>
/// <param name="activation">The activation, if any.</param>
/// <param name="isScaled">Whether channels are scaled and shifted.</param>
/// <param name="keeps">Whether what the activation is applied to is stored too.</param>
/// <param name="isDerivative">Whether the derivative of the activation is meant.</param>
/// <param name="fromInput">Whether the derivative needs the activation's input besides its output.</param>
internal sealed class EpilogueTile(IReadOnlyList<Arm> arms, int width, TraitSpec? activation, bool isScaled, bool keeps, bool isDerivative, bool fromInput) : RegisterTile(arms)
{
    private readonly string _creation = activation is null ? "" : ActivationCode.Create(activation);

    public override string Name => (isScaled ? "Scale" : "") + (activation is null ? "" : isDerivative ? $"Times{activation.Name}Derivative" : activation.Name + "Of") + width;

    public override string Key => $"{Name} {keeps} {fromInput} {_creation}";

    public override string Formula
    {
        get
        {
            string sum = isScaled ? "c * scale + shift" : "c";
            string result = activation is null ? sum : !isDerivative ? $"{activation.Name}({sum})" : $"{(isScaled ? $"({sum})" : sum)} * {activation.Name}'";
            return $"y = {result} for rows of {width} numbers.";
        }
    }

    protected override string Parameters =>
        $"ref {Scalar} c, ref {Scalar} y, {(isScaled ? $"ref {Scalar} factors, nint shift, " : "")}{(keeps ? $"ref {Scalar} kept, " : "")}{(isDerivative ? $"ref {Scalar} output, " : "")}{(fromInput ? $"ref {Scalar} input, " : "")}nint stride, nint rows";

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        if (activation is not null) writer.Line($"var activation = {_creation};");
        for (int v = 0; v < width && isScaled; v += arm.Lanes)
        {
            writer.Line($"var scale{v} = {Factor(arm, $"{v}")};");
            writer.Line($"var shift{v} = {Factor(arm, v == 0 ? "shift" : $"shift + {v}")};");
        }

        using (writer.Begin($"for (nint i = 0; i < rows * stride; i += {(width == 1 ? $"{arm.Lanes}" : "stride")})"))
            for (int v = 0; v < width; v += arm.Lanes) WriteVector(writer, arm, v, v == 0 ? "i" : $"i + {v}");
    }

    private void WriteVector(SourceWriter writer, Arm arm, int v, string offset)
    {
        string value = arm.At("c", offset);
        if (isScaled) value = arm.MultiplyAdd(value, $"scale{v}", $"shift{v}");
        if (keeps)
        {
            writer.Line($"var kept{v} = {value};");
            writer.Line($"{arm.At("kept", offset)} = kept{v};");
            value = $"kept{v}";
        }

        if (isDerivative) value = arm.Multiply(value, ActivationCode.Derivative(arm, arm.At(fromInput ? "input" : "output", offset), arm.At("output", offset)));
        else if (activation is not null) value = ActivationCode.Forward(arm, value);
        writer.Line($"{arm.At("y", offset)} = {value};");
    }

    private string Factor(Arm arm, string at) => width == 1 ? arm.Broadcast(Arm.Number("factors", at)) : arm.At("factors", at);
}
