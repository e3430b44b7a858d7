using System;
using System.Threading;
using CompiledNet.Federated;
using CompiledNet.Orleans;
using Orleans.Hosting;

namespace CompiledNet.OrleansTests;

/// <summary>What the silos of the tests host.</summary>
internal static class SiloRoles
{
    public const string Empty = "empty", Federated = "federated";

    private static int s_versions;

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
            case Federated:
                var soon = TimeSpan.FromMilliseconds(20);
                silo.AddFederation("points", () => FederatedPoints.Server(), new FederationRules { Rounds = FederatedPoints.Rounds, Clients = FederatedPoints.Clients, PollInterval = 10 * soon })
                    .AddFederation("strict", () => new FederatedServer(new FederatedPoints(seed: 1)), new FederationRules { Clients = 2, PollInterval = 500 * soon })
                    .AddFederation("timed", () => new FederatedServer(new FederatedPoints(seed: 1), new FederatedOptions { Timeout = 20 * soon }), new FederationRules { Clients = 2, PollInterval = 100 * soon })
                    .AddFederation("versions", () => FederatedPoints.Server(Interlocked.Increment(ref s_versions) == 2 ? new FederatedPointsOfAnotherVersion(seed: 1) : null), new FederationRules { Rounds = 3 });
                break;
            default:
                throw new ArgumentException($"No silo '{name}' of role '{role}'.");
        }
    }

    public static bool HasDashboard(string role) => role == Sweep;
}
