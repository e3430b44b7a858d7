using System.Threading.Tasks;

namespace CompiledNet.OrleansTests;

/// <summary>The three silos that the tests of sweeps share.</summary>
public sealed class SweepCluster : IAsyncLifetime
{
    internal SiloCluster Silos { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Silos = await SiloCluster.StartAsync(SiloRoles.Sweep, SiloRoles.Sweep, SiloRoles.Sweep);

    public ValueTask DisposeAsync() => Silos is null ? ValueTask.CompletedTask : Silos.DisposeAsync();
}
