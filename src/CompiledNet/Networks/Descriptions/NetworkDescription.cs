using System;
using System.Collections.Generic;

namespace CompiledNet;

/// <summary>What a compiled network consists of: layers, parameters, inputs and outputs, and how much memory it needs.</summary>
public sealed class NetworkDescription
{
    /// <summary>The name of the network's class.</summary>
    public required string Name { get; init; }

    /// <summary>The type of all its numbers.</summary>
    public ElementType ElementType { get; init; }

    /// <summary>The inputs; a sample holds them one after another.</summary>
    public required IReadOnlyList<InputDescription> Inputs { get; init; }

    /// <summary>The layers in order of computation.</summary>
    public required IReadOnlyList<LayerDescription> Layers { get; init; }

    /// <summary>The parameters; the trainable ones come first.</summary>
    public required IReadOnlyList<ParameterDescription> Parameters { get; init; }

    /// <summary>The outputs; a prediction holds them one after another.</summary>
    public required IReadOnlyList<OutputDescription> Outputs { get; init; }

    /// <summary>
    /// SHA-256, in lower-case hexadecimal, of what a prediction computes: the kinds of layers, their wiring, shapes, parameters and
    /// those arguments that a prediction depends on. Weights load into every network of the same fingerprint.
    /// </summary>
    public string Fingerprint => ComputedStructure.Fingerprint;

    /// <summary>What <see cref="Fingerprint"/> is the hash of, as text: a line for each input, layer and output. Who is to say what differs sends this along.</summary>
    public string Structure => ComputedStructure.Text;

    /// <summary>How many numbers a sample has, all inputs together.</summary>
    public required int InputSize { get; init; }

    /// <summary>How many numbers a prediction has, all outputs together.</summary>
    public required int OutputSize { get; init; }

    /// <summary>How many numbers the targets of a sample have, all outputs together.</summary>
    public required int TargetSize { get; init; }

    /// <summary>Multiplications with addition per sample in one prediction.</summary>
    public required long MultiplyAdds { get; init; }

    /// <summary>Numbers in the parameter block, padding included.</summary>
    public required int ParameterLength { get; init; }

    /// <summary>How many numbers at the start of the parameter block are trained; what follows is frozen.</summary>
    public required int TrainableLength { get; init; }

    /// <summary>How much memory a pass takes: for workspaces.</summary>
    public WorkspaceLengths Workspaces { get; init; }

    /// <summary>Numbers per sample that stateful recurrent layers carry from one batch to the next; 0 without such layers.</summary>
    public int StateRowLength { get; init; }

    /// <summary>Whether the loss of an output works on what its last activation was applied to: see <see cref="IFusedLoss{TActivation}"/>.</summary>
    public bool LossesReadLogits { get; init; }

    /// <summary>How many positions of a sample the masks at its outputs speak of, all together; 0 if no mask reaches an output with a loss.</summary>
    public int MaskSize { get; init; }

    /// <summary>
    /// Whether what becomes of a sample while training depends on the others of its batch, as batch normalization makes it:
    /// then a batch is not split among threads. Where it is <see cref="BatchNormalizationAttribute.Synchronized"/> the parts of a batch find it together.
    /// </summary>
    public bool CouplesSamples { get; init; }

    /// <summary>Where the way forward stops for the parts of a batch to meet, in its order: as often as there are layers with synchronized batch normalization.</summary>
    public IReadOnlyList<StageEnd> ForwardStageEnds { get; init; } = [];

    /// <summary>The same on the way back; and where a quarter of a megabyte of gradients is final, which may go to other processes.</summary>
    public IReadOnlyList<StageEnd> BackwardStageEnds { get; init; } = [];

    /// <summary>Whether a layer takes sequences step by step, with the samples of a batch side by side in each step: then a batch is split among threads by eight samples at least.</summary>
    public bool IsRecurrent { get; init; }

    /// <summary>Whether the backward pass gives the gradients of the inputs: <see cref="NetworkAttribute.InputGradients"/>.</summary>
    public bool HasInputGradients { get; init; }

    /// <summary>The layers of attention that hand out what their queries look at, in order: <see cref="NetworkAttribute.AttentionWeights"/>; empty if nobody asked.</summary>
    public IReadOnlyList<AttentionDescription> AttentionLayers { get; init; } = [];

    /// <summary>How many weights these have for a sample, all together.</summary>
    internal int AttentionSize => AttentionLayers.Count == 0 ? 0 : AttentionLayers[^1].Offset + AttentionLayers[^1].Length;

    /// <summary>The first difference of another network's predictions to those of this one.</summary>
    /// <param name="structure">The <see cref="Structure"/> of the other network.</param>
    /// <returns>What is expected and what came, in words; null if both compute the same.</returns>
    public string? DifferenceTo(string structure)
    {
        ArgumentNullException.ThrowIfNull(structure);
        return structure == Structure ? null : ComputedStructure.DifferenceTo(structure) ?? $"the network {Name} expects another text of its structure";
    }

    /// <summary>Whether its backward pass gives gradients of outputs without a loss too.</summary>
    internal bool HasInnerGradients
    {
        get
        {
            if (!HasInputGradients) return false;
            // By index, as going through a list by its interface allocates.
            for (int i = 0; i < Outputs.Count; i++)
                if (Outputs[i].Loss is null) return true;
            return false;
        }
    }

    private NetworkStructure ComputedStructure => field ??= new NetworkStructure(this);

    /// <summary>Whether no cache is taken to hold the parameters, 8 MB or more: who uses all of them waits for memory, and had better do it for many samples.</summary>
    internal bool ExceedsCaches => ParameterLength >= 1 << 21;
}
