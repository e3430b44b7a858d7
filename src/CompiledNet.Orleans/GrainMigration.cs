using System.Linq;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Orleans.Runtime.Placement;

namespace CompiledNet.Orleans;

/// <summary>Moves grains that cannot live where they are.</summary>
internal static class GrainMigration
{
    /// <summary>
    /// Moves a grain, when its call has ended, to the next silo that knows grains of its kind, in the order of their addresses. If it only ended, the directory
    /// would go on to send calls to this silo, and it would begin to live here again.
    /// </summary>
    public static void MoveOn(this IGrainBase grain)
    {
        var (services, here) = (grain.GrainContext.ActivationServices, grain.GrainContext.Address.SiloAddress!);
        var manifests = services.GetRequiredService<IClusterManifestProvider>().Current.Silos;
        SiloAddress[] others = [.. services.GetRequiredService<ISiloStatusOracle>().GetApproximateSiloStatuses(onlyActive: true).Keys
            .Where(silo => !silo.Equals(here) && manifests.TryGetValue(silo, out var manifest) && manifest.Grains.ContainsKey(grain.GrainContext.GrainId.Type)).Order()];
        if (others.Length == 0) return;
        RequestContext.Set(IPlacementDirector.PlacementHintKey, others.FirstOrDefault(silo => silo.CompareTo(here) > 0) ?? others[0]);
        grain.MigrateOnIdle();
    }
}
