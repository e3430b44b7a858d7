using System.Collections.Generic;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Operators.Spectrogram;

/// <summary>The spectra of the frames of a sound.</summary>
internal abstract class SpectrogramOperator : Operator
{
    // What a transform needs lies on the stack.
    private const int LongestTransform = 8192;

    public override bool RunsOnFrames => false;

    /// <summary>The runtime's class of the spectrum.</summary>
    protected abstract string Type { get; }

    /// <summary>How a sound is cut into frames.</summary>
    protected abstract FrameSetting Setting(NodeSpec node);

    /// <summary>What the spectrum is constructed with.</summary>
    protected abstract IReadOnlyList<string> Arguments(NodeSpec node);

    /// <summary>Whether the arguments are in order; if not, it is reported.</summary>
    protected abstract bool Check(InferenceContext context);

    public override Layer? Infer(InferenceContext context)
    {
        if (!Check(context)) return null;
        var setting = Setting(context.Node.Spec);
        if (!IsSound(context.Input, setting))
            return context.FailShape($"[samples], [samples, 1] or [hops, {setting.Step}]", context.Input, $"put [Reshape(-1, 1)] before it, or give hops of as many samples as it goes from frame to frame");
        if (context.Input.Size < setting.LeastSamples)
            return context.FailShape($"at least {setting.LeastSamples} samples for a frame of {setting.Length}", context.Input, "give more samples, or use shorter frames");
        int frames = setting.Frames(context.Input.Size);
        return new Layer(Shape.Of(frames, setting.Results), EquatableArray<ParameterSpec>.Empty, checked(frames * setting.Results), Name);
    }

    public override StepRule StepRuleOf(StepInference context)
    {
        var setting = Setting(context.Node);
        if (context.Input.Channels != setting.Step || context.Input.Rank != 2)
            return StepRule.Cannot($"it gives fewer frames than it takes; with [Input(hops, {setting.Step})] a step is a hop");
        return setting.Edges switch
        {
            FrameEdges.Same => StepRule.Cannot("its padding looks at samples to come; Padding.Causal does not"),
            FrameEdges.Mirrored => StepRule.Cannot("its frames reach half their length ahead; with Center = false they do not"),
            _ => context.FrameByFrame(),
        };
    }

    public override Tensor Forward(ForwardContext context)
    {
        var setting = Setting(context.Node.Spec);
        int samples = context.InputShape.Size;
        var x = Samples(context, context.Reshaped(context.Input, Shape.Of(samples, 1)), samples);
        var y = context.NewOutput();
        context.Emit(new FrameSpectrum(Frames(context.Node.Spec, setting.Frames(samples), setting.Offset(samples)), x, y));
        return y;
    }

    public override Tensor Step(StepContext context)
    {
        var setting = Setting(context.Node.Spec);
        var x = context.Reshaped(context.Window(setting.Hops, 1), Shape.Of(setting.Hops * setting.Step, 1));
        var y = context.NewOutput();
        context.Emit(new FrameSpectrum(Frames(context.Node.Spec, 1, setting.StepOffset), x, y));
        return y;
    }

    public override void Backward(BackwardContext context)
    {
        if (!context.Needs(0)) return;
        var setting = Setting(context.Node.Spec);
        int samples = context.InputShapes[0].Size;
        var x = Samples(context, context.Reshaped(context.Inputs[0], Shape.Of(samples, 1)), samples);
        var dx = context.New("samples gradient", Shape.Of(samples, 1));
        context.Emit(new FrameSpectrumGradient(
            Frames(context.Node.Spec, setting.Frames(samples), setting.Offset(samples)), x, context.Aligned(context.OutputGradient, context.OutputShape), dx));
        context.PassOnReshaped(0, dx);
    }

    /// <summary>Reports a length of the transform that none can have.</summary>
    protected static bool CheckTransform(InferenceContext context, int fftLength, int frameLength)
    {
        bool isPower = fftLength > 0 && (fftLength & (fftLength - 1)) == 0;
        if (isPower && fftLength >= frameLength && fftLength is >= 2 and <= LongestTransform) return true;
        context.Fail(ProblemCode.ArgumentOutOfRange, "fftLength", Literals.Of(fftLength), $"a power of two from 2 to {LongestTransform} and at least as long as the window, {frameLength}");
        return false;
    }

    /// <summary>Reports a number that is not what it has to be.</summary>
    protected static bool CheckNumber(InferenceContext context, string name, bool isRight, double given, string allowed)
    {
        if (!isRight) context.Fail(ProblemCode.ArgumentOutOfRange, Argument.ParameterName(name), Literals.Of(given), allowed);
        return isRight;
    }

    private static bool IsSound(Shape shape, FrameSetting setting) => shape.Rank == 1 || (shape.Rank == 2 && (shape.Channels == 1 || shape.Channels == setting.Step));

    private static Tensor Samples(ITensors tensors, Tensor samples, int count) => tensors.Aligned(samples, Shape.Of(count, 1));

    private SpectrumFrames Frames(NodeSpec node, int frames, int offset)
    {
        var setting = Setting(node);
        return new SpectrumFrames(Type, Arguments(node), frames, setting.Step, offset, setting.Edges == FrameEdges.Mirrored);
    }
}
