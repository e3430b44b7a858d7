using System.Threading.Tasks;
using Orleans;
using Orleans.Concurrency;

namespace CompiledNet.Orleans;

/// <summary>A trial of a sweep: runs, keeps how far it is in the store, and has at most one outcome. Its key is that of the sweep, a slash and its number.</summary>
internal interface ITrialGrain : IGrainWithStringKey
{
    /// <summary>Says what is new; the first call, and the first one after a silo was lost, makes the trial run.</summary>
    Task<TrialProgress> AdvanceAsync(TrialCall call);

    /// <summary>Ends the trial.</summary>
    [AlwaysInterleave]
    Task EndAsync(TrialEnd end);

    /// <summary>Removes it from the store.</summary>
    Task DeleteAsync();
}
