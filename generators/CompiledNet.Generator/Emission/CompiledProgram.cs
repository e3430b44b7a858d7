using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Planning;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Emission;

/// <summary>A network with everything decided: what is left is to write it down.</summary>
/// <param name="Shaped">The graph.</param>
/// <param name="Parameters">The parameter block.</param>
/// <param name="Inference">The kernels of prediction.</param>
/// <param name="InferenceMemory">Where their tensors lie.</param>
/// <param name="Training">The kernels of a training step, or null if no output has a loss.</param>
/// <param name="TrainingMemory">Where their tensors lie.</param>
internal sealed record CompiledProgram(
    ShapedGraph Shaped,
    ParameterBlock Parameters,
    NetworkProgram Inference,
    MemoryPlan InferenceMemory,
    NetworkProgram? Training,
    MemoryPlan? TrainingMemory)
{
    /// <summary>What runs at a step of a sequence; null if the network has no form for it.</summary>
    public SteppingProgram? Stepping { get; init; }

    /// <summary>What predictions take from the parameters alone.</summary>
    public DerivedBlock Derived { get; init; } = new(Shaped.Graph.Spec.ElementType);

    /// <summary>Whether there is any.</summary>
    public bool HasDerived => Derived.Length > 0;

    /// <summary>Tells whether the text is still wanted.</summary>
    public CancellationToken Token { get; init; }

    /// <summary>Whether a layer carries a state from batch to batch; then every pass takes a reference <c>state</c>.</summary>
    public bool IsStateful => InferenceMemory.StateLength > 0;

    /// <summary>Numbers that the prediction of a single sample needs.</summary>
    public int SampleMemory => checked(InferenceMemory.RowLength + InferenceMemory.ScratchLength);

    /// <summary>The masks that reach outputs with a loss.</summary>
    public ImmutableArray<OutputMask> Masks => Inference.Masks;

    /// <summary>Their numbers for a sample.</summary>
    public int MaskSize => Masks.LastOrDefault() is { } last ? last.Offset + last.Mask.Channels : 0;

    public NetworkSpec Spec => Shaped.Graph.Spec;

    /// <summary>The element type in C#.</summary>
    public string Scalar => Spec.ElementType == ElementType.Double ? "double" : "float";

    /// <summary>The namespace of everything but the user's own class.</summary>
    public string Namespace
    {
        get
        {
            string[] parts = Spec.Type.FullName.Split('.');
            return "CompiledNet.Generated." + string.Join(".", parts.Select((part, index) => index >= parts.Length - Spec.Type.Containers.Count ? part + "_" : Distinct(part)));
        }
    }

    /// <summary>The constants that say where the parameters lie, by their offset.</summary>
    public ImmutableDictionary<int, string> ParameterNames { get; } = NameParameters(Parameters);

    // Emitted code says nint and var, which inside a namespace of that name would mean the namespace; and the namespace of a
    // network inside another one must not be called like anything that the other's emitted code names, such as Unsafe. An
    // underscore more keeps names apart.
    private static string Distinct(string part) =>
        part.TrimEnd('_') is "nint" or "var" or "Structure" or "Derivation" or "Inference" or "BFloat16Inference" or "Training" or "Sample" or "Stepping" or "Kernels" or "Shared" ? part + "_" : part;

    private static ImmutableDictionary<int, string> NameParameters(ParameterBlock parameters)
    {
        var names = new Identifiers();
        return parameters.Parameters.ToImmutableDictionary(parameter => parameter.Matrix.Offset, parameter => names.New(parameter.Matrix.Name));
    }
}
