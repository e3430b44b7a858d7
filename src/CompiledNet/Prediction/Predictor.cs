using System;

namespace CompiledNet;

/// <summary>
/// Predicts any number of samples in blocks, with memory of its own: one per caller, while the network with its
/// parameters is shared. Once constructed it allocates nothing.
/// </summary>
/// <remarks>
/// It may be told to work on several threads of its own, which changes no bit of the result: the blocks do not depend on the
/// number of threads. They wait between the calls, at first by spinning for a tenth of a millisecond, and end when the predictor
/// is disposed of or collected.
/// With a network that has stateful recurrent layers a block is a batch: row i of it goes on where row i of the block
/// before ended, over all calls until <see cref="ResetStates"/>, so that the blocks have to be of one size.
/// </remarks>
public sealed class Predictor : IDisposable
{
    private readonly BlockInference _blocks;
    private bool _disposed;

    /// <summary>Reserves memory, and starts the threads.</summary>
    /// <param name="network">The network.</param>
    /// <param name="blockSize">
    /// How many samples are predicted at a time; null for as many as a second-level cache holds the results of the layers of, from 8 (fewer where a
    /// sample has much to compute for each weight, as with convolutions) to 128, or up to 256 where the weights of the network come from memory for each block. Of a stateful network null is 128.
    /// </param>
    /// <param name="threads">
    /// How many threads predict, the calling one included; at least 1. Blocks of small networks have too little to do for a second
    /// one, and those of a stateful network go on from each other: these stay on the calling thread.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="blockSize"/> or <paramref name="threads"/> is not positive.</exception>
    public Predictor(INetwork<float> network, int? blockSize = null, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (blockSize is { } size) ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size, nameof(blockSize));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        (Network, Threads) = (network, threads);
        _blocks = new BlockInference(network, blockSize ?? InferenceBlock.Rows(network.Description), threads);
    }

    /// <summary>The network that predicts.</summary>
    public INetwork<float> Network { get; }

    /// <summary>How many samples are predicted at a time.</summary>
    public int BlockSize => _blocks.BlockRows;

    /// <summary>The largest number of threads that predict.</summary>
    public int Threads { get; }

    /// <summary>Predicts all samples in <paramref name="inputs"/>.</summary>
    /// <param name="inputs">Rows × InputSize numbers; may be empty.</param>
    /// <param name="outputs">Rows × OutputSize numbers.</param>
    /// <exception cref="ArgumentException">A length does not fit the network, or of a stateful network the number of rows does not.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is no id of the embedding that reads it; nothing is predicted.</exception>
    /// <exception cref="ObjectDisposedException">The predictor was disposed of.</exception>
    public void PredictBatch(ReadOnlySpan<float> inputs, Span<float> outputs) => _blocks.Run(inputs, outputs, CheckedRows(inputs, outputs.Length));

    /// <summary>The same where other threads can read and write.</summary>
    internal void PredictBatch(ReadOnlyMemory<float> inputs, Memory<float> outputs) => _blocks.Run(inputs, outputs, CheckedRows(inputs.Span, outputs.Length));

    /// <summary>Forgets the states of stateful recurrent layers: the next block begins at zero.</summary>
    public void ResetStates() => _blocks.ResetStates();

    /// <summary>Ends the threads of the predictor, if it has any.</summary>
    public void Dispose()
    {
        _disposed = true;
        _blocks.Dispose();
    }

    private int CheckedRows(ReadOnlySpan<float> inputs, int outputs)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var network = Network.Description;
        int rows = inputs.IsEmpty ? 0 : BatchCheck.Rows(inputs.Length, network.InputSize, "inputs", nameof(inputs));
        BatchCheck.Length(outputs, rows, network.OutputSize, "outputs", nameof(outputs));
        BatchCheck.WholeBatches(network, rows, _blocks.BlockRows, nameof(inputs));
        TokenCheck.Run(network, inputs);
        return rows;
    }
}
