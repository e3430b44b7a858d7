using System.Collections.Generic;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Operators.Convolution;

/// <summary>The only window of a convolution at a step of a sequence: the frames it reads, of which the last is this one.</summary>
/// <param name="Frames">The frames, oldest first.</param>
/// <param name="Shape">Their shape.</param>
/// <param name="Axes">The window over them.</param>
internal sealed record StepWindow(Tensor Frames, Shape Shape, IReadOnlyList<TapAxis> Axes)
{
    private const int Same = 1;

    /// <summary>How a convolution takes a sequence along its first axis.</summary>
    public static StepRule RuleOf(StepInference context)
    {
        var node = context.Node;
        int axes = context.Input.Rank - 1;
        if (Argument(node, "Strides", axes) > 1) return StepRule.Cannot("with its stride it gives fewer frames than it takes");
        if (Argument(node, "KernelSize", axes) == 1) return context.FrameByFrame();
        if (axes > 1) return StepRule.Cannot("its windows reach over several frames of more than one axis");
        return (int)node.Number("Padding", 0) == Same
            ? StepRule.Cannot("its padding looks at frames to come; Padding.Causal does not")
            : context.FrameByFrame();
    }

    /// <summary>The window at a step; null if it reads this frame alone.</summary>
    public static StepWindow? Of(StepContext context)
    {
        var node = context.Node.Spec;
        int axes = context.InputShape.Rank - 1, taps = Argument(node, "KernelSize", axes);
        if (taps == 1) return null;
        var frames = context.Window(taps, Argument(node, "DilationRate", axes));
        return new StepWindow(frames, Shape.Of(taps, context.InputShape.Channels), [TapAxis.Valid(taps, taps, 1, 1)]);
    }

    private static int Argument(Model.NodeSpec node, string name, int axes) => node.PerAxis(name, axes, 1)![0];
}
