using System;
using CompiledNet.Orleans;
using Orleans.Hosting;

namespace CompiledNet.OrleansTests;

/// <summary>What the silos of the tests host.</summary>
internal static class SiloRoles
{
    public const string Empty = "empty";

    /// <summary>Trials, with a dashboard.</summary>
    public const string Sweep = "sweep";

    /// <summary>Trials of another version of the objective.</summary>
    public const string NewerSweep = "sweep 2";

    /// <summary>Sets a silo up for a role.</summary>
    public static void Add(string role, ISiloBuilder silo, string name)
    {
        switch (role)
        {
            case Empty:
                break;
            case Sweep:
                silo.AddTrials(trials => trials.Add("classes", SweepExample.Space, SweepExample.InSilo, version: "1"));
                break;
            case NewerSweep:
                silo.AddTrials(trials => trials.Add("classes", SweepExample.Space, SweepExample.InSilo, version: "2"));
                break;
            default:
                throw new ArgumentException($"No silo '{name}' of role '{role}'.");
        }
    }

    public static bool HasDashboard(string role) => role == Sweep;
}
