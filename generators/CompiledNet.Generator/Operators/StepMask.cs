using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Operators;

/// <summary>Which steps of a sequence count; at the others a state stays as it is.</summary>
/// <param name="Tensor">The mask [steps] in the order of the sequence.</param>
/// <param name="Position">Where it says so of the step at hand.</param>
internal sealed record StepMask(Tensor Tensor, string Position)
{
    /// <summary>The mask of what a layer reads in one direction, or null if all steps count.</summary>
    public static StepMask? Of(ITensors layer, bool readsBackwards) => Of(layer, layer.Masks[0], readsBackwards);

    /// <summary>The same of a mask that is put together from several.</summary>
    public static StepMask? Of(ITensors layer, FrameMask? mask, bool readsBackwards) => mask is null
        ? null
        : new StepMask(mask.Of(layer), readsBackwards ? $"{layer.InputShapes[0].Dimensions[0] - 1} - {TimeLoop.Step}" : TimeLoop.Step);
}
