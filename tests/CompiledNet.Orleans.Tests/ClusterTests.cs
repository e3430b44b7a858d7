using System.Threading.Tasks;
using Orleans.Runtime;

namespace CompiledNet.OrleansTests;

/// <summary>A cluster of processes on PostgreSQL: its members, and a killed one.</summary>
public sealed class ClusterTests
{
    [Fact]
    public async Task SilosFindEachOtherInTheStoreAndAKilledOneIsGone()
    {
        await using var cluster = await SiloCluster.StartAsync(SiloRoles.Empty, SiloRoles.Empty);
        var management = (await cluster.ConnectAsync()).GetGrain<IManagementGrain>(0);
        (await management.GetHosts(onlyActive: true)).Count.ShouldBe(2);
        await cluster.KillAsync(cluster.Silos[0]);
        // A call that was on its way to the lost one fails.
        (await SiloCluster.UntilAsync(async () => await management.GetHosts(onlyActive: true) is { Count: 1 } left ? left : null)).Values.ShouldBe([SiloStatus.Active]);
    }
}
