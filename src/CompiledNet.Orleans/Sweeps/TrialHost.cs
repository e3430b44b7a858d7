using System;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Orleans.Runtime.Services;
using Orleans.Services;

namespace CompiledNet.Orleans;

/// <summary>What runs on every silo that has objectives, and says which.</summary>
internal interface ITrialHost : IGrainService
{
    /// <summary>What this silo can run.</summary>
    Task<SiloObjective> FindAsync(string objective);
}

/// <inheritdoc cref="ITrialHost"/>
internal sealed class TrialHost(GrainId id, Silo silo, ILoggerFactory loggers, TrialObjectives objectives, ILocalSiloDetails details) : GrainService(id, silo, loggers), ITrialHost
{
    public Task<SiloObjective> FindAsync(string objective)
    {
        var found = objectives.Find(objective);
        return Task.FromResult(new SiloObjective(details.Name, found?.Version, found?.Space.ToString(), objectives.Describe()));
    }
}

/// <summary>Asks the host of a silo.</summary>
internal sealed class TrialHostClient(IServiceProvider services) : GrainServiceClient<ITrialHost>(services)
{
    public Task<SiloObjective> FindAsync(SiloAddress silo, string objective) => GetGrainService(silo).FindAsync(objective);
}
