using System;

namespace CompiledNet;

/// <summary>
/// Trains a network step by step: what <see cref="NetworkFitting.Fit"/> drives, and what a training loop of one's own
/// drives by hand. Once constructed it allocates nothing.
/// </summary>
/// <remarks>
/// One step: gradient of the mean loss of the batch, plus the gradients of the regularizers, one step of the optimizer
/// over the trainable parameters, then the constraints. Parameters that are not trainable never change. A step is a
/// function of the parameters, the optimizer, the batch, the seed and <see cref="Step"/> alone.
/// Not for several threads at once, as it changes the parameters of the network.
/// </remarks>
public sealed class Trainer
{
    private readonly TrainingWorkspace<float> _workspace;
    private readonly Penalties _penalties;
    private readonly Constraints _constraints;
    private int _rows;

    /// <summary>Prepares to train <paramref name="network"/>; initializes the optimizer, which forgets earlier steps.</summary>
    /// <param name="network">The network; its parameters are changed in place.</param>
    /// <param name="optimizer">How gradients change parameters.</param>
    /// <param name="capacity">The largest batch.</param>
    /// <param name="seed">The seed of the random draws of dropout and noise.</param>
    /// <exception cref="ArgumentException">The network has no loss.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is not positive.</exception>
    public Trainer(INetwork<float> network, Optimizer optimizer, int capacity = 32, int seed = 0)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(optimizer);
        BatchCheck.HasLoss(network.Description);
        Network = network;
        Optimizer = optimizer;
        _workspace = new TrainingWorkspace<float>(network.Description, capacity) { Seed = unchecked((ulong)seed) };
        _penalties = new Penalties(network.Description);
        _constraints = new Constraints(network.Description);
        optimizer.Initialize(network.Description);
    }

    /// <summary>The network that is trained.</summary>
    public INetwork<float> Network { get; }

    /// <summary>How gradients change parameters.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>The largest batch.</summary>
    public int Capacity => _workspace.Capacity;

    /// <summary>The number of the next step: with the seed it fixes the random draws of dropout and noise.</summary>
    public long Step { get; set; }

    /// <summary>Whether <see cref="Outputs"/> is filled; off saves the last activation where it is fused with the loss.</summary>
    public bool KeepOutputs
    {
        get => _workspace.KeepOutputs;
        set => _workspace.KeepOutputs = value;
    }

    /// <summary>The outputs for the last batch, rows × OutputSize, from before the step; empty without <see cref="KeepOutputs"/>.</summary>
    public ReadOnlySpan<float> Outputs => KeepOutputs ? _workspace.Outputs.AsSpan(0, _rows * Network.Description.OutputSize) : default;

    /// <summary>Takes one step.</summary>
    /// <param name="inputs">Rows × InputSize numbers, at most <see cref="Capacity"/> rows.</param>
    /// <param name="targets">Rows × TargetSize numbers.</param>
    /// <param name="sampleWeights">One weight a row, or empty for 1.</param>
    /// <returns>
    /// Σ sample weight · loss / rows, plus the penalties of the regularizers, all before the step. A result that is NaN
    /// or infinite was stepped on as well: the parameters are then usually lost.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// A length does not fit the network or the capacity, a weight is negative or not finite, or a class index does not exist.
    /// The network is then as it was.
    /// </exception>
    public float TrainOnBatch(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> sampleWeights = default)
    {
        var network = Network.Description;
        int rows = BatchCheck.Rows(inputs.Length, network.InputSize, "inputs", nameof(inputs));
        if (rows > Capacity) throw new ArgumentException($"At most {Capacity} samples were expected, the trainer's capacity, not {rows}.", nameof(inputs));
        BatchCheck.Length(targets.Length, rows, network.TargetSize, "targets", nameof(targets));
        BatchCheck.Weights(sampleWeights, rows, nameof(sampleWeights));
        BatchCheck.ClassIndices(network, targets, rows);

        var parameters = Network.Parameters.Span;
        double loss = Backpropagate(inputs, targets, sampleWeights, rows) / rows + _penalties.Sum(parameters);
        var gradients = _workspace.Gradients.Span;
        _penalties.AddGradients(parameters, gradients);
        Optimizer.Update(parameters[..network.TrainableLength], gradients[..network.TrainableLength]);
        _constraints.Apply(parameters);
        Step++;
        return (float)loss;
    }

    // The one place that knows how a batch is spread over workspaces: everything after it reads one summed gradient.
    private float Backpropagate(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> sampleWeights, int rows)
    {
        _rows = rows;
        _workspace.Step = Step;
        return Network.Backpropagate(inputs, targets, sampleWeights, 1f / rows, rows, _workspace);
    }
}
