using System;
using System.Threading.Tasks;
using CompiledNet;
using CompiledNet.Federated;
using CompiledNet.Orleans;
using CompiledNet.Tuning;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Dashboard;
using Orleans.Hosting;

namespace CompiledNet.OrleansTests.Readme;

/// <summary>The programs of the README, compiled; they are not run.</summary>
internal static class ReadmePrograms
{
    public static async Task SweepAsync(string[] args)
    {
        string store = Environment.GetEnvironmentVariable("STORE") ?? "Host=127.0.0.1;Username=postgres;Password=postgres";
        if (args is ["silo", ..])
        {
            // Ports of its own for each silo of a machine: those to other silos and to clients.
            int port = args.Length > 1 ? int.Parse(args[1]) : 11111;
            var builder = WebApplication.CreateBuilder();
            builder.Host.UseOrleans(silo => silo
                .UsePostgres(store)
                .ConfigureEndpoints(port, port + 1000)
                .AddTrials(trials => trials.Add("diabetes", DiabetesSweep.Space, DiabetesSweep.Loss))
                // The dashboard's grain may live on any silo, so all have this; those with a web server can have its page.
                .AddDashboard());
            var application = builder.Build();
            application.MapOrleansDashboard();
            application.Run($"http://127.0.0.1:{port + 2000}");
            return;
        }

        var host = Host.CreateApplicationBuilder();
        host.UseOrleansClient(client => client.UsePostgres(store));
        using var program = host.Build();
        await program.StartAsync();
        await using var sweep = new OrleansTrialRunner(program.Services.GetRequiredService<IClusterClient>(), "diabetes", sweep: "first");
        var result = await Search.RunAsync(DiabetesSweep.Space, sweep, new SearchOptions { Trials = 60, Parallel = 6, Stopping = new Hyperband(mostSteps: 30), Progress = new SearchProgress(60) });
        Console.WriteLine(result.Best);
    }

    public static void Federate(ISiloBuilder silo, string connectionString)
    {
        silo.UsePostgres(connectionString)
            .AddFederation("digits", () => new FederatedServer(new Digits(seed: 1), new FederatedOptions { ClientsPerRound = 8, Quorum = 4, Timeout = TimeSpan.FromMinutes(10) }),
                new FederationRules { Rounds = 100, Clients = 10 });
    }

    public static async Task TakePartAsync(IClusterClient clusterClient, Dataset data)
    {
        var client = new LocalClient("hospital 3", new Digits(), data) { Optimizer = () => new SGD(0.1f), Seed = 3 };
        int taken = await FederationMember.TakePartAsync(clusterClient, "digits", client);
    }
}

public static class DiabetesSweep
{
    private static readonly (Dataset Train, Dataset Validation) s_data = Dataset.FromCsv("pima.csv", label: "diabetes").StratifiedSplit(0.8, seed: 1);
    private static readonly FloatHyperparameter s_rate;
    private static readonly IntHyperparameter s_batch;

    static DiabetesSweep()
    {
        s_rate = Space.Float("learning_rate", 1e-5, 1, Spacing.Logarithmic);
        s_batch = Space.Int("batch_size", 8, 128, spacing: Spacing.Logarithmic);
    }

    public static SearchSpace Space { get; } = new();

    public static double Loss(RunningTrial trial) => new Diabetes(trial.Seed).Fit(s_data.Train, new FitOptions
    {
        Optimizer = new Adam((float)trial.Get(s_rate)),
        BatchSize = trial.Get(s_batch),
        Epochs = 30,
        Seed = trial.Seed,
        Validation = s_data.Validation,
        Callbacks = [trial.EarlyEnding(), .. trial.Backup()],
        CancellationToken = trial.CancellationToken,
    }).Last("val_loss");
}

[Network]
[Input(8)]
[Dense<ReLU>(10)]
[Dense<ReLU>(8)]
[Dense<Sigmoid>(1)]
[Loss<BinaryCrossentropy>]
public sealed partial class Diabetes;

[Network, Input(64), Dense<Softmax>(10), Loss<SparseCategoricalCrossentropy>]
public sealed partial class Digits;
