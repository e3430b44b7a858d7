using System.Collections.Generic;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators.Options;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Operators.Spectrogram;

/// <summary>A number for each frequency.</summary>
internal sealed class StftSpectrogramOperator : SpectrogramOperator
{
    private const int DefaultLength = 256;

    public override string Name => "STFTSpectrogram";

    public override IReadOnlyList<OptionRule> Options { get; } =
    [
        OptionRule.Number("FrameLength", DefaultLength), OptionRule.Number("FrameStep", 0), OptionRule.Number("FftLength", 0),
        OptionRule.Choice("Mode", "Log", "Magnitude", "Psd"), OptionRule.Choice("Window", "Hann", "Hamming", "None"), OptionRule.Flag("Periodic", false),
        OptionRule.Choice("Scaling", "Density", "Spectrum", "None"), OptionRule.Choice("Padding", "Valid", "Same", "Causal"),
    ];

    protected override string Type => "StftSpectrum";

    protected override bool Check(InferenceContext context)
    {
        var node = context.Node.Spec;
        int step = (int)node.Number("FrameStep", 0);
        foreach (string choice in new[] { "Mode", "Window", "Scaling", "Padding" })
            if (!CheckNumber(context, choice, node.Number(choice, 0) is 0 or 1 or 2, node.Number(choice, 0), $"a value of the enumeration")) return false;
        return CheckNumber(context, "FrameLength", FrameLength(node) >= 2, FrameLength(node), "at least 2")
            && CheckNumber(context, "FrameStep", step >= 0 && step <= FrameLength(node), step, "from 1 to the length of a frame, or 0 for half of it")
            && CheckTransform(context, FftLength(node), FrameLength(node));
    }

    protected override FrameSetting Setting(NodeSpec node) => new(
        FrameLength(node), (int)node.Number("FrameStep", 0) is > 0 and var step ? step : FrameLength(node) / 2, FftLength(node) / 2 + 1, (FrameEdges)(int)node.Number("Padding", 0));

    protected override IReadOnlyList<string> Arguments(NodeSpec node) =>
    [
        Literals.Of(FrameLength(node)), Literals.Of(FftLength(node)), Choice(node, "Window", "WindowFunction"), Literals.Of(node.Flag("Periodic", false)),
        Choice(node, "Scaling", "SpectrogramScaling"), Choice(node, "Mode", "SpectrogramMode"),
    ];

    private static string Choice(NodeSpec node, string name, string type) => $"({type}){Literals.Of((int)node.Number(name, 0))}";

    private static int FrameLength(NodeSpec node) => (int)node.Number("FrameLength", DefaultLength);

    private static int FftLength(NodeSpec node)
    {
        if ((int)node.Number("FftLength", 0) is not 0 and var given) return given;
        int length = 2;
        while (length < FrameLength(node) && length < 1 << 30) length *= 2;
        return length;
    }
}
