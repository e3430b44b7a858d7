using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace CompiledNet.Federated;

/// <summary>A client whose data and network are in this process: in a simulation one of many, on a device the only one.</summary>
/// <remarks>
/// A round trains the epochs <c>Round · LocalEpochs</c> to <c>(Round + 1) · LocalEpochs</c> of one long fit, so that orders and random draws are a function of the
/// seed and the round alone: a round that is asked for again gives the same bits, unless <see cref="KeepsOptimizer"/>. Clients of one process may share a network object as long as
/// they train one after the other.
/// </remarks>
public sealed class LocalClient : IFederatedClient
{
    private readonly INetwork<float> _network;
    private readonly Dataset _data;
    private Optimizer? _kept;

    /// <summary>Sets the client up.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="network">Its network; every round overwrites its weights and what is frozen in it.</param>
    /// <param name="data">Its data. Columns and classes are found by their names if the server's network knows any, from a file or a fit; else by their positions.</param>
    public LocalClient(string name, INetwork<float> network, Dataset data)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        (Name, _network, _data) = (name, network, data);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>Makes the optimizer of a round; <see cref="SGD"/> unless set.</summary>
    public Func<Optimizer> Optimizer { get; init; } = () => new SGD();

    /// <summary>
    /// Whether one optimizer goes on from round to round with its averages and its schedule. Off unless set: a client that is seldom asked has averages of
    /// weights long gone, and the repetition of a round would not give the same bits.
    /// </summary>
    public bool KeepsOptimizer { get; init; }

    /// <summary>The seed of shuffling, dropout and noise.</summary>
    public int Seed { get; init; }

    /// <summary>Whether each epoch takes the samples in a new random order; false for a network with stateful recurrent layers.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>How many threads compute a step; changes no bit.</summary>
    public int Threads { get; init; } = 1;

    /// <inheritdoc/>
    public Task<ReadOnlyMemory<byte>> TrainAsync(FederatedTask task, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        return Task.Run(() => (ReadOnlyMemory<byte>)Train(task, cancellationToken).ToBytes(), cancellationToken);
    }

    /// <summary>Trains on the calling thread.</summary>
    /// <param name="task">What to train.</param>
    /// <param name="cancellationToken">Ends the training.</param>
    /// <exception cref="WeightFileException">The weights are damaged or of another network; the message names the first difference.</exception>
    /// <exception cref="FederatedException">The task wants a proximal term, which the optimizer cannot have.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public FederatedUpdate Train(FederatedTask task, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(task);
        _network.Load(new MemoryStream(task.Weights.ToArray()));
        _network.Unfreeze();
        if (task.Frozen.Count > 0) _network.Freeze([.. task.Frozen]);
        var optimizer = KeepsOptimizer ? _kept ??= Optimizer() : Optimizer();
        if (task.Mu > 0 && optimizer is LBFGS) throw new FederatedException("L-BFGS searches along the loss, which does not have the proximal term: take another optimizer, or Mu = 0.");
        var history = _network.Fit(_data, new FitOptions
        {
            Optimizer = optimizer,
            InitialEpoch = checked(task.Round * task.LocalEpochs),
            Epochs = checked((task.Round + 1) * task.LocalEpochs),
            BatchSize = task.BatchSize,
            Seed = Seed,
            Shuffle = Shuffle,
            Threads = Threads,
            GradientTransformations = task.Mu > 0 ? [new ProximalTerm(_network, task.Mu)] : [],
            Verbose = 0,
            CancellationToken = cancellationToken,
        });
        if (history.Cancelled) throw new OperationCanceledException(cancellationToken);
        return FederatedUpdate.Of(_network, task.Round, _data.Count, history.Last("loss"));
    }
}
