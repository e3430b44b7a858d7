using System;
using CompiledNet.Numerics;

namespace CompiledNet.CompilerServices;

/// <summary>The memory that one training thread needs: the results and gradients of all layers for up to <see cref="Capacity"/> samples.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class TrainingWorkspace<T> where T : unmanaged
{
    /// <summary>Reserves memory for <paramref name="capacity"/> samples of the described network.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is not positive, or too large for the network.</exception>
    public TrainingWorkspace(NetworkDescription description, int capacity)
    {
        ArgumentNullException.ThrowIfNull(description);
        Capacity = capacity;
        Buffer = new AlignedBuffer<T>(WorkspaceLength.Of(description, capacity, description.Workspaces.TrainingRowLength, description.Workspaces.TrainingFixedLength));
        States = new BatchStates<T>(description, capacity);
        Masks = new OutputMasks<T>(description, capacity);
        Gradients = new AlignedBuffer<T>(description.ParameterLength);
        OutputLosses = new T[description.Outputs.Count > 1 ? description.Outputs.Count : 0];
        Outputs = new T[WorkspaceLength.Of(description, capacity, description.OutputSize)];
        InputGradients = description.HasInputGradients ? new T[WorkspaceLength.Of(description, capacity, description.InputSize)] : [];
        AttentionWeights = description.AttentionSize > 0 ? new T[WorkspaceLength.Of(description, capacity, description.AttentionSize)] : [];
        InnerGradients = description.HasInnerGradients ? new T[WorkspaceLength.Of(description, capacity, description.OutputSize)] : [];
    }

    /// <summary>The largest number of samples at a time.</summary>
    public int Capacity { get; }

    /// <summary>The memory, laid out by the generator.</summary>
    public AlignedBuffer<T> Buffer { get; }

    /// <summary>What stateful recurrent layers carry from one batch to the next; no gradient goes back beyond the start of a batch.</summary>
    public BatchStates<T> States { get; }

    /// <summary>Which positions of masked outputs count in the last call, and how much.</summary>
    public OutputMasks<T> Masks { get; }

    /// <summary>The gradients of the last call, in the layout of the parameters.</summary>
    public AlignedBuffer<T> Gradients { get; }

    /// <summary>The outputs of the last call, row by row.</summary>
    public T[] Outputs { get; }

    /// <summary>
    /// Of a network with several outputs, the losses of the last call, one for each output without its weight in the total:
    /// Σ sampleWeight · loss. Empty if there is one output only.
    /// </summary>
    public T[] OutputLosses { get; }

    /// <summary>
    /// Of a network declared with <see cref="NetworkAttribute.InputGradients"/>, the gradients of the inputs of the last call, row by
    /// row: of <c>scale · Σ sampleWeight · loss</c>, zero for token ids; else empty.
    /// </summary>
    public T[] InputGradients { get; }

    /// <summary>
    /// Of a network declared with <see cref="NetworkAttribute.InputGradients"/> that has outputs without a loss, the gradients of these in the
    /// last call, row by row, where <see cref="Outputs"/> has their values, and zeros elsewhere; else empty.
    /// </summary>
    public T[] InnerGradients { get; }

    /// <summary>
    /// Of a network declared with <see cref="NetworkAttribute.AttentionWeights"/>, what the queries of its layers of attention looked at in the last
    /// call, row by row: of each layer in <see cref="NetworkDescription.AttentionLayers"/> softmax(query · keyᵀ) [heads, queries, keys], before its dropout,
    /// zero for keys that a query may not look at; else empty.
    /// </summary>
    public T[] AttentionWeights { get; }

    /// <summary>Whether <see cref="Outputs"/> shall be filled; off saves the last activation where it is fused with the loss.</summary>
    public bool KeepOutputs { get; set; } = true;

    /// <summary>
    /// Whether layers behave as they do while fitting: dropout and noise are active, batch normalization normalises by the
    /// batch and moves its averages.
    /// </summary>
    public bool Training { get; set; } = true;

    /// <summary>
    /// Where in the parameter block the first parameter begins that is trained: of layers whose parameters all lie before it no gradients are
    /// computed. 0 unless the beginning of the network is frozen, see <see cref="NetworkFreezing"/>.
    /// </summary>
    public int FirstTrained { get; private set; }

    /// <summary>What is frozen; null if nothing is.</summary>
    internal FrozenParameters? Frozen { get; private set; }

    /// <summary>The seed of the random draws of dropout and noise.</summary>
    public int Seed { get; set; }

    /// <summary>The number of the training step: with the seed, the layer and <see cref="FirstRow"/> it fixes every random draw.</summary>
    public long Step { get; set; }

    /// <summary>The position of the first row within the batch, when a batch is split among workspaces.</summary>
    public int FirstRow { get; set; }

    /// <summary>
    /// Which stage of its pass the next call runs, where a batch is split and its parts meet between the stages
    /// (<see cref="NetworkDescription.ForwardStageEnds"/>, <see cref="NetworkDescription.BackwardStageEnds"/>); negative, as unless set, all of them.
    /// </summary>
    public int Stage { get; set; } = -1;

    /// <summary>Whether the call runs this stage.</summary>
    public bool Runs(int stage) => Stage < 0 || Stage == stage;

    /// <summary>From now on these parameters rest.</summary>
    internal void Rest(FrozenParameters frozen) => (FirstTrained, Frozen) = (frozen.Any ? frozen.FirstTrained : 0, frozen.Any || frozen.Averages.Length > 0 ? frozen : null);
}
