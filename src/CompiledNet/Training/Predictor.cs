using System;

namespace CompiledNet;

/// <summary>
/// Predicts any number of samples in blocks, with memory of its own: one per caller, while the network with its
/// parameters is shared. Once constructed it allocates nothing.
/// </summary>
/// <remarks>
/// With a network that has stateful recurrent layers a block is a batch: row i of it goes on where row i of the block
/// before ended, over all calls until <see cref="ResetStates"/>, so that the blocks have to be of one size.
/// </remarks>
public sealed class Predictor
{
    private const int UsualBlockSize = 128;

    private readonly InferenceWorkspace<float> _workspace;

    /// <summary>Reserves memory for blocks of 128 samples, or of 256 where the weights of the network come from memory for each.</summary>
    public Predictor(INetwork<float> network) : this(network, BlockSize(network))
    {
    }

    /// <summary>Reserves memory for blocks of <paramref name="blockSize"/> samples.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="blockSize"/> is not positive.</exception>
    public Predictor(INetwork<float> network, int blockSize)
    {
        ArgumentNullException.ThrowIfNull(network);
        Network = network;
        _workspace = new InferenceWorkspace<float>(network.Description, blockSize);
    }

    /// <summary>The network that predicts.</summary>
    public INetwork<float> Network { get; }

    /// <summary>Predicts all samples in <paramref name="inputs"/>.</summary>
    /// <param name="inputs">Rows × InputSize numbers; may be empty.</param>
    /// <param name="outputs">Rows × OutputSize numbers.</param>
    /// <exception cref="ArgumentException">A length does not fit the network, or of a stateful network the number of rows does not.</exception>
    public void PredictBatch(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        var (inputSize, outputSize) = (Network.Description.InputSize, Network.Description.OutputSize);
        int rows = inputs.IsEmpty ? 0 : BatchCheck.Rows(inputs.Length, inputSize, "inputs", nameof(inputs));
        BatchCheck.Length(outputs.Length, rows, outputSize, "outputs", nameof(outputs));
        BatchCheck.WholeBatches(Network.Description, rows, _workspace.Capacity, nameof(inputs));
        for (int first = 0; first < rows; first += _workspace.Capacity)
        {
            int block = Math.Min(_workspace.Capacity, rows - first);
            Network.Infer(inputs.Slice(first * inputSize, block * inputSize), outputs.Slice(first * outputSize, block * outputSize), block, _workspace);
        }
    }

    /// <summary>Forgets the states of stateful recurrent layers: the next block begins at zero.</summary>
    public void ResetStates() => _workspace.States.Reset();

    // A block of a stateful network is a batch: its size means something.
    private static int BlockSize(INetwork<float> network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return network.Description is { ExceedsCaches: true, StateRowLength: 0 } ? 2 * UsualBlockSize : UsualBlockSize;
    }
}
