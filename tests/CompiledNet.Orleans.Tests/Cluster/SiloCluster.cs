using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using CompiledNet.Orleans;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Configuration;
using Orleans.Core.Internal;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Runtime.Placement;

namespace CompiledNet.OrleansTests;

/// <summary>Silos as processes with a store, and clients of them; all of it ends with the tests.</summary>
/// <param name="store">The store.</param>
internal sealed class SiloCluster(PostgresServer store) : IAsyncDisposable
{
    // Of a silo, in a message.
    private const int MostOutput = 5000;

    // Longer than anything takes that is not stuck.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    // How long a client waits for answers of a silo that is going to be killed; what it is used for makes its calls again.
    private static readonly TimeSpan s_soon = TimeSpan.FromSeconds(6);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("compilednet-cluster");
    private readonly List<SiloProcess> _silos = [];
    private readonly List<IHost> _clients = [];
    private int _count;

    /// <summary>Those that run.</summary>
    public IReadOnlyList<SiloProcess> Silos
    {
        get { lock (_silos) return [.. _silos.Where(silo => silo.IsRunning)]; }
    }

    /// <summary>All that were started, also those that were killed.</summary>
    public IReadOnlyList<SiloProcess> Started
    {
        get { lock (_silos) return [.. _silos]; }
    }

    /// <summary>From now on trials wait at the beginning of <see cref="SweepExample.HeldEpoch"/>: however long the test then takes, a search does not end.</summary>
    /// <param name="number">Of this hold.</param>
    public void HoldTrials(int number) => File.WriteAllText(HoldFile(number), "");

    /// <summary>They go on.</summary>
    public void ReleaseTrials(int number) => File.Delete(HoldFile(number));

    /// <summary>A silo in which a trial waits, and the trial; not the one that no test kills.</summary>
    /// <param name="number">Of the hold.</param>
    /// <param name="running">The search, which must not end before.</param>
    public async Task<(SiloProcess Silo, int Trial)> HeldAsync(int number, Task running)
    {
        for (long start = Stopwatch.GetTimestamp(); !running.IsCompleted && Stopwatch.GetElapsedTime(start) < s_patience; await Task.Delay(20))
            foreach (var silo in Silos.Where(silo => silo.Role != SiloRoles.Dashboard))
                foreach (string note in silo.Notes)
                    if (note.Split(' ') is ["held", var trial, var hold] && int.Parse(hold, CultureInfo.InvariantCulture) == number) return (silo, int.Parse(trial, CultureInfo.InvariantCulture));
        if (running.IsCompleted) await running;
        throw new InvalidOperationException($"{(running.IsCompleted ? "The search has ended" : "Five minutes have gone by")} before a trial was held in a silo that may be killed, hold {number}.\n{Outputs()}");
    }

    private string HoldFile(int number) => Path.Combine(_folder.FullName, SiloProgram.HoldPrefix + number.ToString(CultureInfo.InvariantCulture));

    /// <summary>
    /// Adds silos until there are so many, one of them with the page of the dashboard, as other tests kill some; and waits until all know each other and nobody else. Before, a grain may be
    /// placed where it should not, or end with the entry of the directory that a dead silo had.
    /// </summary>
    public async Task FillAsync(int count)
    {
        string[] roles = [.. Enumerable.Repeat(SiloRoles.Plain, Math.Max(0, count - Silos.Count))];
        if (roles.Length > 0 && !Silos.Any(silo => silo.Role == SiloRoles.Dashboard)) roles[0] = SiloRoles.Dashboard;
        await Task.WhenAll(roles.Select(AddAsync));
        await SettleAsync();
    }

    /// <summary>Waits until all silos know each other and nobody else. All that they had noted before is there then.</summary>
    public async Task SettleAsync()
    {
        await UntilAsync(async () =>
        {
            var silos = Silos;
            string all = string.Join(' ', silos.Select(silo => silo.Name).Order(StringComparer.Ordinal));
            string[] known = await Task.WhenAll(silos.Select(silo => silo.KnownAsync()));
            return known.All(names => names == all) ? all : throw new InvalidOperationException($"Silos know: {string.Join(", ", known)}");
        });
    }

    /// <summary>A silo more.</summary>
    public async Task<SiloProcess> AddAsync(string role)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"silo{System.Threading.Interlocked.Increment(ref _count)}");
        var silo = await SiloProcess.StartAsync(name, role, _folder.FullName, store.ConnectionString);
        lock (_silos) _silos.Add(silo);
        return silo;
    }

    /// <summary>
    /// Kills a silo by SIGKILL. That it is dead the others find out by themselves in the long tests; in the others it is written into the table of the members, as
    /// an administrator would, so that nothing depends on how soon a silo is asked, and none that is only slow counts as dead.
    /// </summary>
    public async Task KillAsync(SiloProcess silo)
    {
        await silo.KillAsync();
        if (!SiloProgram.IsLong)
            await store.RunAsync($"WITH changed AS (UPDATE orleans_cluster SET version = version + 1 RETURNING cluster) UPDATE orleans_silo s SET status = 6 FROM changed WHERE s.cluster = changed.cluster AND s.name = '{silo.Name}'");
    }

    /// <summary>A client whose gateway is the silo that no test kills, and which waits for answers longer than any silo takes that lives: what fails is no matter of the way.</summary>
    public async Task<IClusterClient> ConnectAsync()
    {
        var lasting = Silos.Single(silo => silo.Role == SiloRoles.Dashboard);
        int port = (int)(await store.RunAsync($"SELECT gateway_port FROM orleans_silo WHERE name = '{lasting.Name}' AND status = 3"))!;
        return await ConnectAsync(s_patience, client => client.UseStaticClustering(new IPEndPoint(IPAddress.Loopback, port)));
    }

    /// <summary>A client as a program of a user would make it, of a cluster of which silos are going to be killed.</summary>
    public Task<IClusterClient> ConnectToAnyAsync() => ConnectAsync(s_soon, client => client.Configure<GatewayOptions>(options => options.GatewayListRefreshPeriod = TimeSpan.FromSeconds(1)).UsePostgres(store.ConnectionString));

    private async Task<IClusterClient> ConnectAsync(TimeSpan patience, Action<IClientBuilder> gateways)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.Configure<ConsoleLifetimeOptions>(options => options.SuppressStatusMessages = true);
        builder.UseOrleansClient(client => gateways(client
            .Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = ("tests", "tests"))
            .Configure<ClientMessagingOptions>(options => options.ResponseTimeout = patience)));
        var host = builder.Build();
        await host.StartAsync();
        _clients.Add(host);
        return host.Services.GetRequiredService<IClusterClient>();
    }

    /// <summary>Calls a grain that lives nowhere so that it begins to live on a silo.</summary>
    public static async Task<T> PlacedOnAsync<T>(IClusterClient client, SiloProcess silo, Func<Task<T>> call)
    {
        var hosts = await client.GetGrain<IManagementGrain>(0).GetDetailedHosts(onlyActive: true);
        RequestContext.Set(IPlacementDirector.PlacementHintKey, hosts.Single(host => host.SiloName == silo.Name).SiloAddress);
        return await call();
    }

    /// <summary>Moves a grain to a silo, wherever Orleans has put it.</summary>
    public Task MoveAsync(IClusterClient client, GrainId grain, SiloProcess silo) => UntilAsync(async () =>
    {
        var management = client.GetGrain<IManagementGrain>(0);
        var address = (await management.GetDetailedHosts(onlyActive: true)).Single(host => host.SiloName == silo.Name).SiloAddress;
        RequestContext.Set(IPlacementDirector.PlacementHintKey, address);
        await client.GetGrain<IGrainManagementExtension>(grain).MigrateOnIdle();
        var there = await management.GetDetailedGrainStatistics(hostsIds: [address]);
        return there.Any(one => one.GrainId == grain) ? "moved" : null;
    });

    /// <summary>Asks again and again until there is an answer; calls that fail with a lost silo or store count as none.</summary>
    /// <exception cref="TimeoutException">There is none; the message has what silos have said last.</exception>
    public async Task<T> UntilAsync<T>(Func<Task<T?>> ask) where T : class
    {
        Exception? last = null;
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < s_patience; await Task.Delay(50))
        {
            try
            {
                if (await ask() is { } answer) return answer;
            }
            catch (Exception exception) when (exception is not ShouldAssertException)
            {
                // Once more.
                last = exception;
            }
        }

        throw new TimeoutException($"There is no answer after five minutes. {last}\n{Outputs()}", last);
    }

    // What silos have said last.
    private string Outputs() => string.Join('\n', Started.Select(silo =>
    {
        string output = silo.Output;
        return $"{silo.Name} ({silo.Role}{(silo.IsRunning ? "" : ", dead")}): {output[Math.Max(0, output.Length - MostOutput)..]}";
    }));

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
        {
            await client.StopAsync();
            client.Dispose();
        }

        foreach (var silo in _silos) await silo.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
