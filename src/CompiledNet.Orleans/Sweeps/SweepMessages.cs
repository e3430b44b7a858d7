using System;
using System.Collections.Generic;
using Orleans;
using Orleans.Runtime;

namespace CompiledNet.Orleans;

/// <summary>What a silo has of an objective.</summary>
/// <param name="Silo">The name of the silo.</param>
/// <param name="Version">The version; null if it does not have the objective.</param>
/// <param name="Space">Its space as text.</param>
/// <param name="All">All objectives that the silo has, for messages.</param>
[GenerateSerializer, Immutable]
internal sealed record SiloObjective(string Silo, string? Version, string? Space, string All);

/// <summary>A client begins a sweep, or goes on with it.</summary>
/// <param name="Client">The client, which alone may run the sweep while it is heard of.</param>
/// <param name="Space">The space as text.</param>
/// <param name="Version">The version of the objective; null for that of all silos.</param>
/// <param name="Lease">How long the client may be silent before another one may go on.</param>
[GenerateSerializer, Immutable]
internal sealed record SweepOpening(Guid Client, string Space, string? Version, TimeSpan Lease);

/// <summary>How a sweep was opened.</summary>
/// <param name="Version">The version that its trials run in.</param>
/// <param name="Refusal">Why it was not opened; null if it was.</param>
/// <param name="BusyFor">How long another client may be silent until it counts as gone; zero if that is not why.</param>
[GenerateSerializer, Immutable]
internal sealed record SweepOpened(string Version, string? Refusal = null, TimeSpan BusyFor = default);

/// <summary>Where a trial is to run.</summary>
/// <param name="Silo">The silo; null if there is none for it.</param>
/// <param name="Refusal">Why there is none, or why the client gets none.</param>
/// <param name="IsLost">Whether the client has lost the sweep to another one.</param>
[GenerateSerializer, Immutable]
internal sealed record TrialPlace(SiloAddress? Silo, string? Refusal = null, bool IsLost = false);

/// <summary>A client asks how a trial goes on, and has it begin if it has not.</summary>
/// <param name="Version">The version of the objective.</param>
/// <param name="Space">The space as text.</param>
/// <param name="Values">Names and values of the point.</param>
/// <param name="Seed">The seed of the trial.</param>
/// <param name="Answered">How many reports the client has taken, all of which said to go on.</param>
/// <param name="Patience">How long to wait for something new.</param>
[GenerateSerializer, Immutable]
internal sealed record TrialCall(string Version, string Space, KeyValuePair<string, string>[] Values, int Seed, int Answered, TimeSpan Patience);

/// <summary>A client ends a trial.</summary>
/// <param name="IsStopped">Whether a rule ended it, after the last report; otherwise the search was cancelled, and may go on.</param>
/// <param name="Steps">The steps of all its reports.</param>
/// <param name="Values">Their values.</param>
[GenerateSerializer, Immutable]
internal sealed record TrialEnd(bool IsStopped, int[] Steps, double[] Values);

/// <summary>How a trial goes on.</summary>
/// <param name="Steps">The steps of the reports after those that were answered.</param>
/// <param name="Values">Their values.</param>
/// <param name="IsFinished">Whether these are the last ones.</param>
/// <param name="Value">The outcome of a finished trial.</param>
/// <param name="Error">Why it failed; null if it did not.</param>
/// <param name="Refusal">Why it does not run.</param>
/// <param name="IsElsewhere">Whether another silo may run it.</param>
[GenerateSerializer, Immutable]
internal sealed record TrialProgress(int[] Steps, double[] Values, bool IsFinished, double Value, string? Error, string? Refusal = null, bool IsElsewhere = false)
{
    public static TrialProgress Refused(string refusal, bool isElsewhere) => new([], [], false, double.NaN, null, refusal, isElsewhere);
}
