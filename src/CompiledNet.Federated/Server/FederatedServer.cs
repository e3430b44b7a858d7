using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace CompiledNet.Federated;

/// <summary>
/// The server of a federation, whatever carries its messages: opens a round, takes the updates of the clients that it asked, or refuses them, and closes the round, by which
/// its network gets the new weights.
/// </summary>
/// <remarks>
/// The new weights are a function of the old ones and of the set of updates taken: the order in which they come changes no bit. A round that has begun is part of the saved
/// state, but not what was sent in it: who takes a state up gives the updates to <see cref="Receive"/> again, or asks the clients again. To be called by one thread at a time;
/// <see cref="Federation.RunAsync"/> drives it with clients in this process.
/// </remarks>
public sealed partial class FederatedServer
{
    // Whoever writes safetensors in another way may put some blanks into the header.
    private const int Slack = 4096;

    private const int LongestName = 200, MostRefusals = 1000;

    private readonly FederatedOptions _options;
    private readonly ServerStep _step;
    private readonly UpdateCheck _check;
    private readonly List<RoundRecord> _records = [];
    private readonly SortedDictionary<string, ReceivedUpdate> _updates = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Absence> _left = new(StringComparer.Ordinal);
    private readonly List<Refusal> _refusals = [];
    private readonly HashSet<string> _refused = new(StringComparer.Ordinal);
    private string[] _invited = [];
    private FederatedTask? _task;

    /// <summary>Sets the server up, at round 0.</summary>
    /// <param name="network">The network; every round changes its weights in place, and nobody else does while one is open. What is frozen keeps its weights, and clients leave it as well.</param>
    /// <param name="options">How rounds go; null for the defaults.</param>
    /// <exception cref="ArgumentException">The network has no loss, or an option is outside of its range or does not go with another.</exception>
    public FederatedServer(INetwork<float> network, FederatedOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        _options = options ?? new FederatedOptions();
        OptionCheck.Run(network.Description, _options);
        if (network.Description.Outputs.All(output => output.Loss is null)) throw new ArgumentException($"'{network.Description.Name}' has no loss that clients could train by.", nameof(network));
        (Network, _step) = (network, new ServerStep(network, _options));
        MaxUpdateBytes = _options.MaxUpdateBytes ?? FederatedUpdate.Of(network, int.MaxValue, long.MaxValue, double.MinValue).ToBytes().Length + Slack;
        _check = new UpdateCheck(network.Description, MaxUpdateBytes);
    }

    /// <summary>The network, with the weights of the last round that had a quorum.</summary>
    public INetwork<float> Network { get; }

    /// <summary>How rounds go.</summary>
    public FederatedOptions Options => _options;

    /// <summary>The number of the round that is open, or of the next one, from 0: as many have changed the weights.</summary>
    public int Round { get; private set; }

    /// <summary>Which attempt at this round is open, or comes next, from 0.</summary>
    public int Attempt { get; private set; }

    /// <summary>Whether a round is open.</summary>
    public bool IsOpen => _invited.Length > 0;

    /// <summary>When the open round began.</summary>
    public DateTimeOffset Began { get; private set; }

    /// <summary>When the open round is to be closed; null for when all have answered.</summary>
    public DateTimeOffset? Deadline => _options.Timeout is { } timeout ? Began + timeout : null;

    /// <summary>Who was asked to take part in the open round, in ordinal order.</summary>
    public IReadOnlyList<string> Invited => _invited;

    /// <summary>Who has sent an update that was taken, in ordinal order.</summary>
    public IReadOnlyCollection<string> Received => _updates.Keys;

    /// <summary>Whether all who were asked have sent an update or left.</summary>
    public bool IsComplete => IsOpen && Array.TrueForAll(_invited, HasAnswered);

    /// <summary>Whether a client was asked, and has neither sent an update, taken or refused, nor left.</summary>
    public bool IsWaitingFor(string client) => Array.BinarySearch(_invited, client, StringComparer.Ordinal) >= 0 && !HasAnswered(client);

    /// <summary>The most bytes of an update.</summary>
    public long MaxUpdateBytes { get; }

    /// <summary>The rounds that were closed, those without a quorum too; the oldest are forgotten when together they name more than 100,000 clients.</summary>
    public IReadOnlyList<RoundRecord> Records => _records;

    /// <summary>Refuses names that cannot be kept or shown as they are: a name has 1 to 200 characters of well-formed Unicode, none of them a control character.</summary>
    /// <param name="client">What a client is called.</param>
    /// <exception cref="ArgumentException">It is no such name.</exception>
    public static void CheckName(string client)
    {
        ArgumentException.ThrowIfNullOrEmpty(client);
        bool isName = client.Length <= LongestName && client.EnumerateRunes().All(static rune => !Rune.IsControl(rune) && rune != Rune.ReplacementChar);
        if (!isName) throw new ArgumentException($"The name of a client has 1 to {LongestName} characters, without control characters and halves of pairs.", nameof(client));
    }

    /// <summary>Opens a round.</summary>
    /// <param name="clients">Who can be asked.</param>
    /// <returns>What each of <see cref="Invited"/> is to do.</returns>
    /// <exception cref="ArgumentException">A name is none, see <see cref="CheckName"/>, or there twice, or there are fewer clients than the quorum.</exception>
    /// <exception cref="InvalidOperationException">A round is open.</exception>
    public FederatedTask Begin(IEnumerable<string> clients)
    {
        ArgumentNullException.ThrowIfNull(clients);
        if (IsOpen) throw new InvalidOperationException($"Round {Round} is open: close it first.");
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (string client in clients)
        {
            CheckName(client);
            if (!names.Add(client)) throw new ArgumentException($"There are two clients '{client}'.", nameof(clients));
        }

        if (names.Count < _options.Quorum) throw new ArgumentException($"A round needs {_options.Quorum} updates, and there are {names.Count} clients.", nameof(clients));
        _invited = ClientSample.Draw(names, _options.ClientsPerRound, _options.Seed, Round, Attempt);
        Began = _options.Clock.GetUtcNow();
        return CurrentTask();
    }

    /// <summary>What each of <see cref="Invited"/> is to do.</summary>
    /// <exception cref="InvalidOperationException">No round is open.</exception>
    public FederatedTask CurrentTask()
    {
        if (!IsOpen) throw new InvalidOperationException("No round is open.");
        if (_task is not null) return _task;
        var weights = new MemoryStream();
        Network.Save(weights);
        return _task = new FederatedTask
        {
            Round = Round, Weights = weights.ToArray(), LocalEpochs = _options.LocalEpochs, BatchSize = _options.BatchSize, Mu = _options.Mu, Frozen = Network.FrozenParameters(),
        };
    }

    /// <summary>Takes an update, or refuses it; a client whose update was refused may send another one while the round is open.</summary>
    /// <param name="client">Who has sent it, as whatever carried it knows.</param>
    /// <param name="message">The message of <see cref="FederatedUpdate.ToBytes"/>.</param>
    /// <returns>Why it was refused, which is noted in the round's record, up to 1,000 times; null if it was taken.</returns>
    /// <exception cref="ArgumentException">The client has no name, see <see cref="CheckName"/>.</exception>
    public Refusal? Receive(string client, ReadOnlyMemory<byte> message)
    {
        CheckName(client);
        Refusal? refusal;
        if (!IsOpen) return new Refusal(client, RefusalReason.NotInvited, $"no round is open; the next one is {Round}");
        if (Array.BinarySearch(_invited, client, StringComparer.Ordinal) < 0) refusal = new Refusal(client, RefusalReason.NotInvited, $"the client was not asked to take part in round {Round}");
        else if (_updates.ContainsKey(client)) refusal = new Refusal(client, RefusalReason.SentTwice, $"an update of the client for round {Round} was taken before; that one counts");
        else if (_check.Run(client, Round, message, out refusal) is { } update) _updates.Add(client, update);
        if (refusal is null) _left.Remove(client);
        else if (_refusals.Count < MostRefusals) _refusals.Add(refusal);
        if (refusal is not null) _refused.Add(client);
        return refusal;
    }

    /// <summary>Notes that a client which was asked will send nothing.</summary>
    /// <param name="client">Who.</param>
    /// <param name="reason">What is known about it.</param>
    public void Leave(string client, string reason)
    {
        ArgumentException.ThrowIfNullOrEmpty(client);
        ArgumentNullException.ThrowIfNull(reason);
        if (Array.BinarySearch(_invited, client, StringComparer.Ordinal) >= 0 && !_updates.ContainsKey(client)) _left[client] = new Absence(client, reason);
    }

    private bool HasAnswered(string client) => _updates.ContainsKey(client) || _left.ContainsKey(client) || _refused.Contains(client);
}
