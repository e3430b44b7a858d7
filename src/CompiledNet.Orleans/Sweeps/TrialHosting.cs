using System;
using System.Linq;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;

namespace CompiledNet.Orleans;

/// <summary>Makes a silo run trials of sweeps.</summary>
public static class TrialHosting
{
    /// <summary>
    /// Adds objectives to a silo: <c>silo.AddTrials(trials => trials.Add("diabetes", space, trial => …))</c>. The states of sweeps are in the
    /// storage <see cref="PostgresHosting.StorageName"/>, which <see cref="PostgresHosting.UsePostgres(ISiloBuilder, string)"/> puts into PostgreSQL. Sweeps themselves may live on
    /// any silo of the cluster, so that those without trials need that storage too.
    /// </summary>
    /// <param name="silo">The silo.</param>
    /// <param name="add">Adds the objectives.</param>
    public static ISiloBuilder AddTrials(this ISiloBuilder silo, Action<TrialObjectives> add)
    {
        ArgumentNullException.ThrowIfNull(silo);
        ArgumentNullException.ThrowIfNull(add);
        if (silo.Services.FirstOrDefault(service => service.ServiceType == typeof(TrialObjectives))?.ImplementationInstance is TrialObjectives some)
        {
            add(some);
            return silo;
        }

        var objectives = new TrialObjectives();
        add(objectives);
        silo.Services.AddSingleton(objectives);
        return silo.AddGrainService<TrialHost>();
    }
}
