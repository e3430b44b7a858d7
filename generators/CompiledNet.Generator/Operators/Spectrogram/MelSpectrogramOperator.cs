using System.Collections.Generic;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators.Options;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Operators.Spectrogram;

/// <summary>A number for each band of frequencies.</summary>
internal sealed class MelSpectrogramOperator : SpectrogramOperator
{
    public override string Name => "MelSpectrogram";

    public override IReadOnlyList<OptionRule> Options { get; } =
    [
        OptionRule.Number("FftLength", 2048), OptionRule.Number("SequenceStride", 512), OptionRule.Number("SequenceLength", 0), OptionRule.Choice("Window", "Hann", "Hamming", "None"),
        OptionRule.Number("SamplingRate", 16000), OptionRule.Number("NumMelBins", 128), OptionRule.Number("MinFreq", 20), OptionRule.Number("MaxFreq", 0), OptionRule.Number("MagExp", 2),
        OptionRule.Flag("PowerToDb", true), OptionRule.Number("MinPower", 1e-10), OptionRule.Number("RefPower", 1), OptionRule.Flag("Center", true),
    ];

    protected override string Type => "MelSpectrum";

    protected override bool Check(InferenceContext context)
    {
        var node = context.Node.Spec;
        double rate = node.Number("SamplingRate", 16000), lowest = node.Number("MinFreq", 20), exponent = node.Number("MagExp", 2), least = node.Number("MinPower", 1e-10), reference = node.Number("RefPower", 1);
        int length = (int)node.Number("SequenceLength", 0), stride = Integer(node, "SequenceStride", 512), bands = Integer(node, "NumMelBins", 128);
        return CheckNumber(context, "Window", node.Number("Window", 0) is 0 or 1 or 2, node.Number("Window", 0), "a value of WindowFunction")
            && CheckNumber(context, "SequenceLength", length >= 0, length, "at least 1, or 0 for the length of the transform")
            && CheckTransform(context, FftLength(node), WindowLength(node))
            && CheckNumber(context, "SequenceStride", stride >= 1, stride, "at least 1")
            && CheckNumber(context, "SamplingRate", rate >= 1, rate, "at least 1")
            && CheckNumber(context, "NumMelBins", bands >= 1, bands, "at least 1")
            && CheckNumber(context, "MinFreq", lowest >= 0 && lowest < rate / 2, lowest, "at least 0 and less than half the sampling rate")
            && CheckNumber(context, "MaxFreq", Highest(node) > lowest && Highest(node) <= rate / 2, node.Number("MaxFreq", 0), "above minFreq and at most half the sampling rate, or 0 for that")
            && CheckNumber(context, "MagExp", exponent > 0 && !double.IsInfinity(exponent), exponent, "finite and greater than 0")
            && CheckNumber(context, "MinPower", least > 0 && !double.IsInfinity(least), least, "finite and greater than 0")
            && CheckNumber(context, "RefPower", !double.IsNaN(reference) && !double.IsInfinity(reference), reference, "finite");
    }

    protected override FrameSetting Setting(NodeSpec node) =>
        new(FftLength(node), Integer(node, "SequenceStride", 512), Integer(node, "NumMelBins", 128), node.Flag("Center", true) ? FrameEdges.Mirrored : FrameEdges.Causal);

    protected override IReadOnlyList<string> Arguments(NodeSpec node) =>
    [
        Literals.Of(FftLength(node)), Literals.Of(WindowLength(node)), $"(WindowFunction){Literals.Of(Integer(node, "Window", 0))}", Literals.Of(Integer(node, "SamplingRate", 16000)),
        Literals.Of(Integer(node, "NumMelBins", 128)), Literals.Of(node.Number("MinFreq", 20)), Literals.Of(Highest(node)), Literals.Of(node.Number("MagExp", 2)), Literals.Of(node.Flag("PowerToDb", true)),
        Literals.Of(node.Number("MinPower", 1e-10)), Literals.Of(node.Number("RefPower", 1)),
    ];

    private static int Integer(NodeSpec node, string name, int otherwise) => (int)node.Number(name, otherwise);

    private static int FftLength(NodeSpec node) => Integer(node, "FftLength", 2048);

    private static int WindowLength(NodeSpec node) => Integer(node, "SequenceLength", 0) is > 0 and var given ? given : FftLength(node);

    private static double Highest(NodeSpec node) => node.Number("MaxFreq", 0) is not 0 and var given ? given : node.Number("SamplingRate", 16000) / 2;
}
