using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNet.Federated;

/// <summary>The end of a round.</summary>
public sealed partial class FederatedServer
{
    private const int MostNames = 100_000;

    /// <summary>
    /// Closes the round. With a quorum the network gets its new weights, and the next round is the next number; else everything stays, and the same round is made again.
    /// </summary>
    /// <exception cref="InvalidOperationException">No round is open.</exception>
    /// <exception cref="FederatedException">The new weights would not be finite; the round stays open.</exception>
    public RoundRecord Close()
    {
        if (!IsOpen) throw new InvalidOperationException("No round is open.");
        ReceivedUpdate[] updates = [.. _updates.Values];
        bool hasQuorum = updates.Length >= _options.Quorum;
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        var contributions = Array.ConvertAll(updates, update => new Contribution(update.Client, update.Samples, Share: 0, update.Loss, Norm: 0, Clipped: false));
        if (hasQuorum)
        {
            contributions = _step.Run(updates, Round);
            values["loss"] = contributions.Sum(contribution => contribution.Share * contribution.Loss);
            if (_options.Validation is { } validation)
                foreach (var (name, value) in Network.Evaluate(validation, _options.Metrics).Values) values["val_" + name] = value;
        }

        var record = new RoundRecord
        {
            Round = Round, Attempt = Attempt, Invited = _invited, Contributions = contributions, Refusals = [.. _refusals], Absences = [.. Absences()],
            HasQuorum = hasQuorum, Values = values, Duration = _options.Clock.GetUtcNow() - Began,
        };
        _records.Add(record);
        for (int names = _records.Sum(NamesIn); names > MostNames && _records.Count > 1; _records.RemoveAt(0)) names -= NamesIn(_records[0]);
        (Round, Attempt) = hasQuorum ? (checked(Round + 1), 0) : (Round, Attempt + 1);
        Forget();
        return record;
    }

    private IEnumerable<Absence> Absences()
    {
        foreach (string client in _invited)
        {
            if (_left.TryGetValue(client, out var absence)) yield return absence;
            else if (!HasAnswered(client)) yield return new Absence(client, "it has sent nothing before the round was closed");
        }
    }

    private void Forget()
    {
        (_invited, _task) = ([], null);
        _updates.Clear();
        _left.Clear();
        _refusals.Clear();
        _refused.Clear();
    }

    private static int NamesIn(RoundRecord record) => record.Invited.Count + record.Refusals.Count;
}
