using System;
using System.Threading.Tasks;
using CompiledNet.Federated;
using CompiledNet.Orleans;
using Orleans;
using Orleans.Hosting;

namespace CompiledNet.OrleansTests;

/// <summary>What the silos of the tests host.</summary>
internal static class SiloRoles
{
    /// <summary>Trials and federations.</summary>
    public const string Plain = "plain";

    /// <summary>The same, with the page of the dashboard.</summary>
    public const string Dashboard = "dashboard";

    /// <summary>Another version of the program: with another objective, and another network in the federations.</summary>
    public const string Newer = "newer";

    // Clients of a federation that are asked by hand are there however slow the machine is.
    private static readonly TimeSpan s_patient = TimeSpan.FromMinutes(1);

    private static readonly FederationRules s_threeRounds = new() { Rounds = 3, Clients = 2, PollInterval = s_patient };

    /// <summary>Sets a silo up for a role.</summary>
    public static void Add(string role, ISiloBuilder silo)
    {
        bool isNewer = role == Newer;
        FederatedServer Versions() => new(isNewer ? new FederatedPointsOfAnotherVersion(seed: 1) : new FederatedPoints(seed: 1));
        silo.AddTrials(trials => trials.Add("classes", SweepExample.Space, SweepExample.InSilo, version: isNewer ? "2" : "1"))
            .AddFederation("points", () => FederatedPoints.Server(), FederatedPoints.Rules)
            .AddFederation("outage", () => FederatedPoints.Server(), FederatedPoints.Rules)
            .AddFederation("faults", () => FederatedPoints.Server(), FederatedPoints.Rules)
            .AddFederation("strict", () => new FederatedServer(new FederatedPoints(seed: 1)), new FederationRules { Clients = 2, PollInterval = s_patient })
            .AddFederation("leftovers", () => new FederatedServer(new FederatedPoints(seed: 1)), new FederationRules { Clients = 2, PollInterval = s_patient })
            .AddFederation("timed", () => new FederatedServer(new FederatedPoints(seed: 1), new FederatedOptions { Timeout = TimeSpan.FromSeconds(1) }), new FederationRules { Clients = 2, PollInterval = s_patient })
            .AddFederation("versions", Versions, s_threeRounds)
            .AddFederation("made by older ones", () => isNewer ? throw new InvalidOperationException("no data here") : new FederatedServer(new FederatedPoints(seed: 1)));
        if (!isNewer) silo.AddFederation("unknown to newer ones", () => new FederatedServer(new FederatedPoints(seed: 1)));
    }

    /// <summary>The newer program is also a client, and sends the update of its network to a federation of the older ones.</summary>
    public static async Task SendAsync(IGrainFactory grains)
    {
        var federation = grains.GetGrain<IFederationGrain>("versions");
        var task = (await federation.PullAsync("newer")).Task ?? throw new InvalidOperationException("No round is open for the newer program.");
        var refusal = await federation.PushAsync("newer", FederatedUpdate.Of(new FederatedPointsOfAnotherVersion(seed: 1), task.Round, samples: 1, loss: 1).ToBytes());
        Console.WriteLine($"{SiloProgram.Note}answer {refusal?.Reason} {refusal?.Message}");
    }
}
