using System.Collections.Immutable;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>dx = dy * f'(x), from the activation's output and, where needed, its input.</summary>
internal sealed class ElementwiseActivationGradient(TraitSpec activation, Tensor? x, Tensor y, Tensor dy, Tensor dx) : Kernel
{
    public TraitSpec Activation { get; } = activation;

    /// <summary>The activation's input; null if the derivative follows from the output.</summary>
    public Tensor? X { get; } = x;

    public Tensor Y { get; } = y;

    public Tensor OutputGradient { get; } = dy;

    public Tensor InputGradient { get; } = dx;

    public override string Name => $"{Activation.Name}Gradient{Y.RowStride}";

    public override string Formula => $"dx = dy * {Activation.Name}'(x), {Y.Size} numbers a sample.";

    public override ImmutableArray<Operand> Operands =>
    [
        .. X is null ? [] : new[] { Operand.Read("x", X) },
        Operand.Read("y", Y),
        Operand.Read("dy", OutputGradient),
        Operand.Write("dx", InputGradient),
    ];

    public override void WriteBody(SourceWriter writer, Arm arm)
    {
        writer.Line($"var activation = {ActivationCode.Create(Activation)};");
        using (ElementwiseLoop.Begin(writer, arm, Y.RowStride))
        {
            writer.Line($"var output = {arm.At("y", "i")};");
            string input = X is null ? "output" : arm.At("x", "i");
            writer.Line($"{arm.At("dx", "i")} = {arm.At("dy", "i")} * {ActivationCode.Derivative(arm, input, "output")};");
        }
    }
}
