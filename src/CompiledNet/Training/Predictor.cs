using System;

namespace CompiledNet;

/// <summary>
/// Predicts any number of samples in blocks, with memory of its own: one per caller, while the network with its
/// parameters is shared. Once constructed it allocates nothing.
/// </summary>
public sealed class Predictor
{
    private readonly InferenceWorkspace<float> _workspace;

    /// <summary>Reserves memory for blocks of <paramref name="blockSize"/> samples.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="blockSize"/> is not positive.</exception>
    public Predictor(INetwork<float> network, int blockSize = 128)
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
    /// <exception cref="ArgumentException">A length does not fit the network.</exception>
    public void PredictBatch(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        var (inputSize, outputSize) = (Network.Description.InputSize, Network.Description.OutputSize);
        int rows = inputs.IsEmpty ? 0 : BatchCheck.Rows(inputs.Length, inputSize, "inputs", nameof(inputs));
        BatchCheck.Length(outputs.Length, rows, outputSize, "outputs", nameof(outputs));
        for (int first = 0; first < rows; first += _workspace.Capacity)
        {
            int block = Math.Min(_workspace.Capacity, rows - first);
            Network.Infer(inputs.Slice(first * inputSize, block * inputSize), outputs.Slice(first * outputSize, block * outputSize), block, _workspace);
        }
    }
}
