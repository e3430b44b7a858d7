using System;
using System.Collections.Generic;

namespace CompiledNet;

/// <summary>
/// Trains a network step by step: what <see cref="NetworkFitting.Fit"/> drives, and what a training loop of one's own
/// drives by hand. Once warm it allocates nothing.
/// </summary>
/// <remarks>
/// One step: gradient of the mean loss of the batch, plus the gradients of the regularizers, one step of the optimizer
/// over the trainable parameters that are not frozen (<see cref="NetworkFreezing"/>), then the constraints. Of the parameters that are not trainable only the
/// averages of batch normalization change, which move before the step. A step is a
/// function of the parameters, the optimizer, the batch, the seed and <see cref="Step"/> alone.
/// <para>
/// <see cref="TrainOnBatch(ReadOnlySpan{float}, ReadOnlySpan{float}, ReadOnlySpan{float})"/> is a whole step. Its parts can be called
/// alone, for losses that no attribute declares: <see cref="Forward"/>, then <see cref="Backward"/> with the gradients of the outputs
/// as often as wanted, which adds up in <see cref="Gradients"/>, then <see cref="Update"/>. <see cref="ComputeGradients"/> stands in for the first
/// two where the declared losses are wanted.
/// </para>
/// It may be told to work on several threads of its own, which changes no bit of the result: batches are split in a way
/// that does not depend on the number of threads. They wait between the steps, at first by spinning for a tenth of a
/// millisecond, and end when the trainer is disposed of or collected. Losses, activations and an
/// <see cref="ElementwiseOptimizer"/> of one's own are then called on several threads at once.
/// Rows of stateful recurrent layers go on from batch to batch, until <see cref="ResetStates"/>; a batch then has as many rows
/// as the one before. No gradient goes back into the batch before.
/// To be called by one thread at a time, as it changes the parameters of the network.
/// </remarks>
public sealed partial class Trainer : IDisposable
{
    private readonly BatchGradient _gradient;
    private readonly ParameterUpdate _update;
    private readonly Penalties _penalties;
    private readonly Constraints _constraints;
    private readonly TrainingClaim _networkClaim, _optimizerClaim;
    private readonly object _binding;
    private readonly GradientTransformation[] _transformations = [];
    private readonly NetworkBelongings _belongings;
    private FrozenParameters _frozen;
    private int _statefulRows;
    private readonly bool _takesLoss;
    private bool _disposed;

    /// <summary>
    /// Prepares to train <paramref name="network"/>. The optimizer goes on where it was if this network is the one it trained last, and
    /// begins anew with any other one.
    /// </summary>
    /// <param name="network">The network; its parameters are changed in place.</param>
    /// <param name="optimizer">How gradients change parameters.</param>
    /// <param name="capacity">The largest batch.</param>
    /// <param name="seed">The seed of the random draws of dropout and noise.</param>
    /// <param name="threads">How many threads compute a step, the calling one included; see <see cref="FitOptions.Threads"/>.</param>
    /// <exception cref="ArgumentException">The network has no loss, or a layer that mixes targets which are indices of classes (<see cref="MixUpAttribute"/>).</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> or <paramref name="threads"/> is not positive, or the capacity too large for the network.</exception>
    /// <exception cref="InvalidOperationException">The network or the optimizer is in the middle of another fit or step.</exception>
    public Trainer(INetwork<float> network, Optimizer optimizer, int capacity = 32, int seed = 0, int threads = 1)
        : this(network, optimizer, capacity, seed, threads, isOfFit: false)
    {
    }

    /// <summary>The same; that of a fit holds network and optimizer from now on until <see cref="Release"/>.</summary>
    internal Trainer(INetwork<float> network, Optimizer optimizer, int capacity, int seed, int threads, bool isOfFit, Exchange? exchange = null, ExchangeMode mode = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        BatchCheck.HasLoss(network.Description);
        Network = network;
        Optimizer = optimizer;
        Threads = threads;
        _takesLoss = optimizer.TakesAllSamples;
        _belongings = NetworkBelongings.Of(network);
        (_networkClaim, _optimizerClaim) = (_belongings.Claim, optimizer.Claim);
        var plan = new ShardPlan(network.Description);
        WorkspaceLength.CheckTraining(network.Description, plan, capacity);
        _mixing = BatchMixing.Of(network.Description, capacity, seed);
        int workers = Math.Min(threads, plan.MostCount(capacity));
        _penalties = new Penalties(network.Description);
        _constraints = new Constraints(network.Description);
        _frozen = NetworkFreezing.Of(network);
        var claims = Claim();
        try
        {
            Team = workers > 1 ? new WorkerTeam(workers) : null;
            _gradient = new BatchGradient(network, plan, capacity, seed, Team, exchange is null ? null : new BatchExchange(exchange, mode, network, plan, capacity));
            _binding = optimizer.Bind(network);
            _update = new ParameterUpdate(network, optimizer, Team, _gradient);
            Rest(_frozen);
        }
        catch
        {
            isOfFit = false;
            Team?.Dispose();
            throw;
        }
        finally
        {
            if (!isOfFit) LetGo(claims);
        }
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

    /// <summary>
    /// Whether a step whose loss or gradient is NaN or infinite, or the averages of batch normalization it leaves, is left out: the parameters
    /// stay those of the last good step. Off unless set; it takes a look at every number of the gradient.
    /// </summary>
    public bool SkipsNonFiniteSteps { get; set; }

    /// <summary>Whether the last step was left out: see <see cref="SkipsNonFiniteSteps"/>.</summary>
    public bool SkippedLastStep { get; private set; }

    /// <summary>What is done in this order with the gradient of every step: after the regularizers have added theirs, before it is clipped.</summary>
    /// <exception cref="ArgumentException">One is null.</exception>
    public IReadOnlyList<GradientTransformation> GradientTransformations
    {
        get => _transformations;
        init => _transformations = GradientTransformation.Checked(value);
    }

    /// <summary>The outputs for the last batch, rows × OutputSize, from before the step; empty without <see cref="KeepOutputs"/>.</summary>
    public ReadOnlySpan<float> Outputs => _gradient.Outputs;

    /// <summary>
    /// Of a network with several outputs, the loss of each for the last batch of a whole step, without its weight in the total and without
    /// penalties; empty if there is one output.
    /// </summary>
    public ReadOnlySpan<double> OutputLosses => _gradient.OutputLosses;

    /// <summary>
    /// Which positions of masked outputs counted in the last batch, rows × <see cref="NetworkDescription.MaskSize"/> ones and
    /// zeros; empty without <see cref="KeepOutputs"/>.
    /// </summary>
    public ReadOnlySpan<float> Masks => _gradient.Masks;

    /// <summary>The threads, or null where this trainer needs no more than the caller's.</summary>
    internal WorkerTeam? Team { get; }

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
}
