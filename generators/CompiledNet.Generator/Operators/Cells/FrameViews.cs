using System.Collections.Generic;
using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Operators.Cells;

/// <summary>
/// One value seen by a step of a loop, or by what runs on many frames at once. The same view is always the same object,
/// so that what is derived from it is derived once.
/// </summary>
/// <param name="loop">The loop.</param>
internal sealed class FrameViews(TimeLoop loop)
{
    private readonly Dictionary<(Tensor, int, int), Tensor> _views = [];

    /// <summary>At the step at hand.</summary>
    public Tensor AtStep(Tensor tensor) => tensor.Loop == loop ? tensor : View(tensor, -1, 0);

    /// <summary>All frames, as if they were so many samples.</summary>
    public Tensor All(Tensor tensor) => View(tensor, 0, loop.Steps);

    /// <summary>The last frame; of a tensor whose memory all steps share, what they left.</summary>
    public Tensor Last(Tensor tensor) => tensor.IsReused ? tensor.FramesFrom(0, 1) : View(tensor, loop.Steps - 1, 1);

    private Tensor View(Tensor tensor, int first, int count)
    {
        if (!_views.TryGetValue((tensor, first, count), out var view))
            _views[(tensor, first, count)] = view = count == 0 ? tensor.At(loop, tensor.FirstFrame) : tensor.FramesFrom(tensor.FirstFrame + first, count);
        return view;
    }
}
