using System;

namespace CompiledNet.Orleans;

/// <summary>How a client runs a sweep.</summary>
public sealed class SweepOptions
{
    internal static readonly TimeSpan ShortestLease = TimeSpan.FromSeconds(1), LongestLease = TimeSpan.FromDays(1);

    /// <summary>The version of the objective that the trials are to run in; null for the one that all silos have.</summary>
    public string? Version { get; init; }

    /// <summary>How long no silo may have answered, or none be there that can run a trial, before the search ends with an exception; at least zero, for the first time.</summary>
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long this client may be silent before another one may go on with the sweep, from a second to a day; it says that it is there three times as often.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(15);
}
