using System;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;

namespace CompiledNet.Orleans;

/// <summary>Makes a silo run trials of sweeps.</summary>
public static class TrialHosting
{
    /// <summary>
    /// Adds objectives to a silo: <c>silo.AddTrials(trials => trials.Add("diabetes", space, trial => …))</c>. The states of sweeps are in the
    /// storage <see cref="PostgresHosting.StorageName"/>, which <see cref="PostgresHosting.UsePostgres(ISiloBuilder, string)"/> puts into PostgreSQL.
    /// </summary>
    /// <param name="silo">The silo.</param>
    /// <param name="add">Adds the objectives.</param>
    public static ISiloBuilder AddTrials(this ISiloBuilder silo, Action<TrialObjectives> add)
    {
        ArgumentNullException.ThrowIfNull(silo);
        ArgumentNullException.ThrowIfNull(add);
        var objectives = new TrialObjectives();
        add(objectives);
        silo.Services.AddSingleton(objectives).AddSingleton<ITrialHostClient, TrialHostClient>();
        return silo.AddGrainService<TrialHost>();
    }
}
