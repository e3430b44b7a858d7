using System;
using System.Threading.Tasks;
using Orleans;

namespace CompiledNet.Orleans;

/// <summary>A sweep: knows what its trials are, who runs it, and hands its trials to silos. Its key is the objective and the name of the sweep, with a slash between.</summary>
internal interface ISweepGrain : IGrainWithStringKey
{
    /// <summary>Begins the sweep, or goes on with it.</summary>
    Task<SweepOpened> OpenAsync(SweepOpening opening);

    /// <summary>The client is there; false if another one has the sweep.</summary>
    Task<bool> HearAsync(Guid client);

    /// <summary>Says which silo a trial is to run on: the one with the fewest of this sweep.</summary>
    Task<TrialPlace> PlaceAsync(Guid client, int number);

    /// <summary>A trial has come to its end.</summary>
    Task EndedAsync(int number);

    /// <summary>The client ends.</summary>
    Task CloseAsync(Guid client);

    /// <summary>Removes the sweep and its trials from the store.</summary>
    Task DeleteAsync();
}
