using System;

namespace CompiledNet;

/// <summary>
/// Trains a network step by step: what <see cref="NetworkFitting.Fit"/> drives, and what a training loop of one's own
/// drives by hand. Once warm it allocates nothing.
/// </summary>
/// <remarks>
/// One step: gradient of the mean loss of the batch, plus the gradients of the regularizers, one step of the optimizer
/// over the trainable parameters, then the constraints. Of the parameters that are not trainable only the
/// averages of batch normalization change, which move before the step. A step is a
/// function of the parameters, the optimizer, the batch, the seed and <see cref="Step"/> alone.
/// It may be told to work on several threads of its own, which changes no bit of the result: batches are split in a way
/// that does not depend on the number of threads. They wait between the steps, at first by spinning for a tenth of a
/// millisecond, and end when the trainer is disposed of or collected. Losses, activations and an
/// <see cref="ElementwiseOptimizer"/> of one's own are then called on several threads at once.
/// Rows of stateful recurrent layers go on from batch to batch, until <see cref="ResetStates"/>; a batch then has as many rows
/// as the one before. No gradient goes back into the batch before.
/// Not to be called by several threads at once, as it changes the parameters of the network.
/// </remarks>
public sealed class Trainer : IDisposable
{
    private readonly BatchGradient _gradient;
    private readonly ParameterUpdate _update;
    private readonly Penalties _penalties;
    private readonly Constraints _constraints;
    private int _statefulRows;
    private bool _disposed;

    /// <summary>Prepares to train <paramref name="network"/>; initializes the optimizer, which forgets earlier steps.</summary>
    /// <param name="network">The network; its parameters are changed in place.</param>
    /// <param name="optimizer">How gradients change parameters.</param>
    /// <param name="capacity">The largest batch.</param>
    /// <param name="seed">The seed of the random draws of dropout and noise.</param>
    /// <param name="threads">How many threads compute a step, the calling one included; see <see cref="FitOptions.Threads"/>.</param>
    /// <exception cref="ArgumentException">The network has no loss.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> or <paramref name="threads"/> is not positive.</exception>
    public Trainer(INetwork<float> network, Optimizer optimizer, int capacity = 32, int seed = 0, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        BatchCheck.HasLoss(network.Description);
        Network = network;
        Optimizer = optimizer;
        Threads = threads;
        var plan = new ShardPlan(network.Description);
        int workers = Math.Min(threads, plan.MostCount(capacity));
        _penalties = new Penalties(network.Description);
        _constraints = new Constraints(network.Description);
        optimizer.Initialize(network.Description);
        Team = workers > 1 ? new WorkerTeam(workers) : null;
        _gradient = new BatchGradient(network, plan, capacity, unchecked((ulong)seed), Team);
        _update = new ParameterUpdate(network, optimizer, Team, _gradient);
    }

    /// <summary>The network that is trained.</summary>
    public INetwork<float> Network { get; }

    /// <summary>How gradients change parameters.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>The largest batch.</summary>
    public int Capacity => _gradient.Capacity;

    /// <summary>The largest number of threads that compute a step.</summary>
    public int Threads { get; }

    /// <summary>The number of the next step: with the seed it fixes the random draws of dropout and noise.</summary>
    public long Step { get; set; }

    /// <summary>Whether <see cref="Outputs"/> is filled; off saves the last activation where it is fused with the loss.</summary>
    public bool KeepOutputs
    {
        get => _gradient.KeepOutputs;
        set => _gradient.KeepOutputs = value;
    }

    /// <summary>The outputs for the last batch, rows × OutputSize, from before the step; empty without <see cref="KeepOutputs"/>.</summary>
    public ReadOnlySpan<float> Outputs => _gradient.Outputs;

    /// <summary>
    /// Which positions of masked outputs counted in the last batch, rows × <see cref="NetworkDescription.MaskSize"/> ones and
    /// zeros; empty without <see cref="KeepOutputs"/>.
    /// </summary>
    public ReadOnlySpan<float> Masks => _gradient.Masks;

    /// <summary>The threads, or null where this trainer needs no more than the caller's.</summary>
    internal WorkerTeam? Team { get; }

    /// <summary>Takes one step.</summary>
    /// <param name="inputs">Rows × InputSize numbers, at most <see cref="Capacity"/> rows.</param>
    /// <param name="targets">Rows × TargetSize numbers.</param>
    /// <param name="sampleWeights">One weight a row, or empty for 1.</param>
    /// <returns>
    /// Σ sample weight · loss / rows (of an output that a mask reaches, Σ sample weight · mask · loss / Σ mask), plus the penalties of the regularizers, all before the step. A result that is NaN
    /// or infinite was stepped on as well: the parameters are then usually lost.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// A length does not fit the network or the capacity, a weight is negative or not finite, a class index does not exist, or a
    /// stateful network gets another number of rows than in the batch before.
    /// The network is then as it was.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The trainer was disposed of.</exception>
    public float TrainOnBatch(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> sampleWeights = default)
    {
        int rows = CheckedRows(inputs, targets, sampleWeights);
        return Update(_gradient.Compute(inputs, targets, sampleWeights, rows, Step), rows);
    }

    /// <summary>Takes one step on a batch that other threads can read where it lies.</summary>
    internal float TrainOnBatch(BatchMemory batch)
    {
        int rows = CheckedRows(batch.Inputs.Span, batch.Targets.Span, batch.SampleWeights.Span);
        return Update(_gradient.Compute(batch, rows, Step), rows);
    }

    /// <summary>Forgets the states of stateful recurrent layers: the rows of the next batch begin at zero.</summary>
    public void ResetStates()
    {
        _gradient.ResetStates();
        _statefulRows = 0;
    }

    /// <summary>Ends the threads of the trainer, if it has any. The network and the optimizer stay as they are.</summary>
    public void Dispose()
    {
        _disposed = true;
        Team?.Dispose();
    }

    private int CheckedRows(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> sampleWeights)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var network = Network.Description;
        int rows = BatchCheck.Rows(inputs.Length, network.InputSize, "inputs", nameof(inputs));
        if (rows > Capacity) throw new ArgumentException($"At most {Capacity} samples were expected, the trainer's capacity, not {rows}.", nameof(inputs));
        BatchCheck.Length(targets.Length, rows, network.TargetSize, "targets", nameof(targets));
        BatchCheck.Weights(sampleWeights, rows, nameof(sampleWeights));
        BatchCheck.ClassIndices(network, targets, rows);
        if (network.StateRowLength > 0)
        {
            BatchCheck.SameRows(network, rows, _statefulRows);
            _statefulRows = rows;
        }

        return rows;
    }

    private float Update(double lossSum, int rows)
    {
        var parameters = Network.Parameters.Span;
        double loss = lossSum / rows + _penalties.Sum(parameters);
        if (_penalties.Any)
        {
            _gradient.Complete();
            _penalties.AddGradients(parameters, _gradient.Gradient);
        }

        _update.Run();
        _constraints.Apply(parameters);
        Step++;
        return (float)loss;
    }
}
