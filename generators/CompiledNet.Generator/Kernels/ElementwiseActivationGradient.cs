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

    public override string Name => $"Apply{Activation.Name}Gradient";

    public override string Formula => $"dx = dy * {Activation.Name}'(x), number by number.";

    public override int RowsPerSample => Y.RowStride;

    public override string Count => ElementwiseLoop.Count;

    public override ImmutableArray<Operand> Operands =>
    [
        .. X is null ? [] : new[] { Operand.Read("x", X) },
        Operand.Read("y", Y),
        Operand.Read("dy", OutputGradient),
        Operand.Write("dx", InputGradient),
    ];

    public override void WriteBody(SourceWriter writer, KernelContext context)
    {
        writer.Line($"var activation = {ActivationCode.Create(Activation)};");
        ElementwiseLoop.Write(writer, context, InputGradient, arm =>
        {
            writer.Line($"var output = {arm.At("y", "i")};");
            string input = X is null ? "output" : arm.At("x", "i");
            writer.Line($"{arm.At("dx", "i")} = {arm.Multiply(arm.At("dy", "i"), ActivationCode.Derivative(arm, input, "output"))};");
        }, "dx");
    }
}
