using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Lowering;

/// <summary>What is computed, layer by layer, over which tensors; not yet where they lie.</summary>
/// <param name="Forward">The layers in order.</param>
/// <param name="Outputs">What is left to do to hand the predictions out.</param>
/// <param name="Losses">The losses and their gradients; empty in inference.</param>
/// <param name="Backward">The layers' gradients, last layer first; empty in inference.</param>
/// <param name="ScratchLength">Numbers in the matrices that the kernels need besides parameters and gradients.</param>
internal sealed record NetworkProgram(
    ImmutableArray<Routine> Forward,
    ImmutableArray<Routine> Outputs,
    ImmutableArray<Routine> Losses,
    ImmutableArray<Routine> Backward,
    int ScratchLength)
{
    /// <summary>The masks that reach outputs with a loss.</summary>
    public ImmutableArray<OutputMask> Masks { get; init; } = [];

    /// <summary>What a prediction takes from parameters alone; computed when they have changed, and no part of <see cref="Kernels"/>.</summary>
    public ImmutableArray<Kernel> Derivation { get; init; } = [];

    /// <summary>What stands in the place of <see cref="Losses"/> where the caller gives the gradients of the predictions.</summary>
    public ImmutableArray<Routine> OutputGradients { get; init; } = [];

    /// <summary>Of a prediction, what an evaluation runs in its place: it hands out logits too; null if no loss works on logits.</summary>
    public NetworkProgram? Evaluation { get; init; }

    /// <summary>Hands out the gradients of the inputs that have some; empty where nobody asked for them.</summary>
    public ImmutableArray<Routine> InputGradients { get; init; } = [];

    /// <summary>Whether the layers write the gradient of the only input where it is handed out, so that none of <see cref="InputGradients"/> has to.</summary>
    public bool InputGradientIsHandedOut { get; init; }

    /// <summary>Hands out the gradients of the outputs that have no loss; empty where nobody asked for gradients of inputs.</summary>
    public ImmutableArray<Routine> InnerGradients { get; init; } = [];

    /// <summary>Hands out the weights of the layers of attention; empty where nobody asked for them.</summary>
    public ImmutableArray<LayerAttention> Attention { get; init; } = [];

    /// <summary>All kernels in order of execution, save that the masks are handed out behind the outputs, in prediction too.</summary>
    public IEnumerable<Kernel> Kernels =>
        Forward.Concat(Attention.Select(layer => layer.Routine)).Concat(Outputs).Concat(Losses).Concat(OutputGradients).Concat(Backward).Concat(InputGradients).Concat(InnerGradients).Concat(Masks.Select(mask => mask.Routine)).SelectMany(routine => routine.Kernels);

    /// <summary>The program with other kernels in the place of some, or none; what is left without any is gone.</summary>
    public NetworkProgram Replace(IReadOnlyDictionary<Kernel, ImmutableArray<Kernel>> others)
    {
        return this with { Forward = In(Forward), Outputs = In(Outputs), Backward = In(Backward) };

        ImmutableArray<Routine> In(ImmutableArray<Routine> routines) =>
        [
            .. routines
                .Select(routine => !routine.Kernels.Any(others.ContainsKey) ? routine : routine with { Kernels = [.. routine.Kernels.SelectMany(kernel => others.TryGetValue(kernel, out var found) ? found : [kernel])] })
                .Where(routine => routine.Kernels.Length > 0),
        ];
    }
}
