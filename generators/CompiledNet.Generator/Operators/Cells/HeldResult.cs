using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Operators.Cells;

/// <summary>
/// What comes out of a cell whose steps do not all count: at one that does not, what came out before it, and zero before
/// the first that does.
/// </summary>
/// <param name="name">The name of the result.</param>
/// <param name="shape">Its shape.</param>
/// <param name="steps">How many steps.</param>
/// <param name="mask">Which of them count.</param>
/// <param name="layer">The cell's layer.</param>
/// <param name="tensors">Makes new tensors.</param>
/// <param name="kernels">Takes the kernels in order.</param>
internal sealed class HeldResult(string name, Shape shape, int steps, StepMask mask, ITensors layer, TensorFactory tensors, System.Action<Kernel> kernels)
{
    /// <summary>The results of all steps from what each has computed; frame 0 is that before the first.</summary>
    public Tensor Forward(Tensor computed)
    {
        var loop = new TimeLoop(steps, isDescending: false);
        var held = NewFrames("held", steps + 1);
        kernels(new ZeroFill(held.FramesFrom(0, 1)));
        kernels(Copy.Whole(layer.Aligned(computed, shape), held.FramesFrom(1, steps)));
        kernels(new SkippedStep(loop, mask.Tensor, mask.Position, held.At(loop), held.At(loop, 1)));
        return held;
    }

    /// <summary>
    /// The gradients of what each step has computed. A step that does not count hands that of its result, and what it was
    /// handed itself, to the step before.
    /// </summary>
    /// <param name="gradient">The gradient of the last result, or of those of all steps.</param>
    /// <param name="ofAll">Whether it is that of all.</param>
    public Tensor Backward(Tensor gradient, bool ofAll)
    {
        var loop = new TimeLoop(steps, isDescending: true);
        var handed = NewFrames("handed gradients", steps + 1);
        var computed = NewFrames("computed gradients", steps);
        var last = handed.FramesFrom(steps, 1);
        kernels(ofAll ? new ZeroFill(last) : Copy.Whole(gradient, last));
        kernels(ofAll
            ? new Merge(MergeOperation.Add, [handed.At(loop, 1), gradient.At(loop)], computed.At(loop))
            : Copy.Whole(handed.At(loop, 1), computed.At(loop)));
        kernels(new ZeroFill(handed.At(loop)));
        kernels(new SkippedStep(loop, mask.Tensor, mask.Position, computed.At(loop), handed.At(loop)));
        kernels(new SkippedStep(loop, mask.Tensor, mask.Position, null, computed.At(loop)));
        return computed;
    }

    private Tensor NewFrames(string what, int frames)
    {
        int before = tensors.Frames;
        tensors.Frames = frames;
        var made = tensors.New($"{name} {what}", shape);
        tensors.Frames = before;
        return made;
    }
}
