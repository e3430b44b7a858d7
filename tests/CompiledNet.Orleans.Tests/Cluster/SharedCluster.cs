using System.Threading.Tasks;
using Orleans;

namespace CompiledNet.OrleansTests;

/// <summary>The cluster that all tests share, as a silo costs seconds: three silos with trials and federations, the first with the page of the dashboard, and a client.</summary>
public sealed class SharedCluster : IAsyncLifetime
{
    internal PostgresServer Store { get; private set; } = null!;

    internal SiloCluster Silos { get; private set; } = null!;

    internal IClusterClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Store = await PostgresServer.StartAsync();
        Silos = new SiloCluster(Store);
        await Silos.FillAsync(3);
        Client = await Silos.ConnectAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (Silos is not null) await Silos.DisposeAsync();
        Store?.Dispose();
    }
}

/// <summary>The tests that share it run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class ClusterTests : ICollectionFixture<SharedCluster>
{
    public const string Name = "cluster";
}
