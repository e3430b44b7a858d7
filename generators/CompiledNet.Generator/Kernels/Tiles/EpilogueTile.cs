using System.Collections.Generic;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels.Tiles;

/// <summary>
/// What becomes of the sums of a block right after they were stored, while they are in the first-level cache: an
/// activation is applied, or they are multiplied by the derivative of one.
/// </summary>
/// <param name="arms">The vector widths.</param>
/// <param name="width">Columns of the block.</param>
/// <param name="activation">The activation.</param>
/// <param name="isDerivative">Whether its derivative is meant.</param>
/// <param name="fromInput">Whether the derivative needs the activation's input besides its output.</param>
internal sealed class EpilogueTile(IReadOnlyList<Arm> arms, int width, TraitSpec activation, bool isDerivative, bool fromInput) : RegisterTile(arms)
{
    private readonly string _creation = ActivationCode.Create(activation);

    public override string Name => isDerivative ? $"Times{activation.Name}Derivative{width}" : $"{activation.Name}Of{width}";

    public override string Key => $"{Name} {fromInput} {_creation}";

    protected override string Formula => isDerivative
        ? $"c = c * {activation.Name}' for rows of {width} numbers."
        : $"y = {activation.Name}(c) for rows of {width} numbers.";

    protected override string Parameters => isDerivative
        ? $"ref {Scalar} c, ref {Scalar} output, {(fromInput ? $"ref {Scalar} input, " : "")}nint stride, nint rows"
        : $"ref {Scalar} c, ref {Scalar} y, nint stride, nint rows";

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        writer.Line($"var activation = {_creation};");
        using (writer.Begin("for (nint i = 0; i < rows * stride; i += stride)"))
        {
            for (int v = 0; v < width; v += arm.Lanes)
            {
                string offset = v == 0 ? "i" : $"i + {v}", c = arm.At("c", offset);
                writer.Line(isDerivative
                    ? $"{c} *= {ActivationCode.Derivative(arm, arm.At(fromInput ? "input" : "output", offset), arm.At("output", offset))};"
                    : $"{arm.At("y", offset)} = {ActivationCode.Forward(arm, c)};");
            }
        }
    }
}
