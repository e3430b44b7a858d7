using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNet.Federated;
using Orleans;

namespace CompiledNet.Orleans;

/// <summary>A round's record as Orleans sends it.</summary>
[GenerateSerializer]
internal struct RoundRecordSurrogate
{
    [Id(0)]
    public int Round;

    [Id(1)]
    public int Attempt;

    [Id(2)]
    public string[] Invited;

    [Id(3)]
    public (string Client, long Samples, double Share, double Loss, double Norm, bool Clipped)[] Contributions;

    [Id(4)]
    public Refusal[] Refusals;

    [Id(5)]
    public (string Client, string Reason)[] Absences;

    [Id(6)]
    public bool HasQuorum;

    [Id(7)]
    public Dictionary<string, double> Values;

    [Id(8)]
    public TimeSpan Duration;
}

/// <summary>From and to it.</summary>
[RegisterConverter]
internal sealed class RoundRecordConverter : IConverter<RoundRecord, RoundRecordSurrogate>
{
    public RoundRecord ConvertFromSurrogate(in RoundRecordSurrogate surrogate) => new()
    {
        Round = surrogate.Round, Attempt = surrogate.Attempt, Invited = surrogate.Invited, HasQuorum = surrogate.HasQuorum, Values = surrogate.Values, Duration = surrogate.Duration,
        Contributions = [.. surrogate.Contributions.Select(one => new Contribution(one.Client, one.Samples, one.Share, one.Loss, one.Norm, one.Clipped))],
        Refusals = surrogate.Refusals,
        Absences = [.. surrogate.Absences.Select(one => new Absence(one.Client, one.Reason))],
    };

    public RoundRecordSurrogate ConvertToSurrogate(in RoundRecord value) => new()
    {
        Round = value.Round, Attempt = value.Attempt, Invited = [.. value.Invited], HasQuorum = value.HasQuorum, Values = value.Values.ToDictionary(), Duration = value.Duration,
        Contributions = [.. value.Contributions.Select(one => (one.Client, one.Samples, one.Share, one.Loss, one.Norm, one.Clipped))],
        Refusals = [.. value.Refusals],
        Absences = [.. value.Absences.Select(one => (one.Client, one.Reason))],
    };
}
