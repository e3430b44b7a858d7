using System;
using System.Linq;
using CompiledNet.Federated;
using Microsoft.Extensions.Logging;

namespace CompiledNet.Orleans;

/// <summary>What the silo's log gets of a federation.</summary>
internal sealed partial class FederationGrain
{
    private static string Summary(RoundRecord record) => FormattableString.Invariant($"{record.Contributions.Count} of {record.Invited.Count} updates")
        + string.Concat(record.Values.Select(pair => FormattableString.Invariant($" - {pair.Key}: {pair.Value:F4}")));

    [LoggerMessage(Level = LogLevel.Information, Message = "Federation {Federation}: round {Round}/{Rounds} began with {Clients}")]
    private partial void LogBegun(string federation, int round, int rounds, string clients);

    [LoggerMessage(Level = LogLevel.Information, Message = "Federation {Federation}: round {Round}/{Rounds}, {Summary}")]
    private partial void LogClosed(string federation, int round, int rounds, string summary);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Federation {Federation}: an update was refused: {Refusal}")]
    private partial void LogRefused(string federation, Refusal refusal);

    [LoggerMessage(Level = LogLevel.Error, Message = "Federation {Federation} has ended")]
    private partial void LogEnded(Exception fault, string federation);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Federation {Federation} cannot write to the store, and begins anew from it")]
    private partial void LogNotWritten(Exception exception, string federation);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Federation {Federation}: updates of {Clients} clients for closed rounds are still in the store")]
    private partial void LogLeft(Exception exception, string federation, int clients);
}
