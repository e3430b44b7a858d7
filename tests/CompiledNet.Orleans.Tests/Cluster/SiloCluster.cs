using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using CompiledNet.Orleans;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;

namespace CompiledNet.OrleansTests;

/// <summary>Some silos as processes on a database of their own, and clients of them; all of it ends with the test.</summary>
internal sealed class SiloCluster : IAsyncDisposable
{
    private readonly List<SiloProcess> _silos = [];
    private readonly List<IHost> _clients = [];
    private int _count;

    private SiloCluster(string connectionString) => ConnectionString = connectionString;

    public string ConnectionString { get; }

    /// <summary>Those that have not been killed by <see cref="KillAsync"/>.</summary>
    public IReadOnlyList<SiloProcess> Silos
    {
        get { lock (_silos) return [.. _silos]; }
    }

    /// <summary>Starts a cluster.</summary>
    /// <param name="roles">What each silo hosts, see <see cref="SiloRoles"/>.</param>
    public static async Task<SiloCluster> StartAsync(params string[] roles)
    {
        var cluster = new SiloCluster(await (await PostgresServer.SharedAsync()).CreateDatabaseAsync());
        try
        {
            await Task.WhenAll(roles.Select(cluster.AddAsync));
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>A silo more.</summary>
    public async Task<SiloProcess> AddAsync(string role)
    {
        string name = $"silo{System.Threading.Interlocked.Increment(ref _count)}";
        var silo = await SiloProcess.StartAsync(name, role, ConnectionString);
        lock (_silos) _silos.Add(silo);
        return silo;
    }

    /// <summary>Kills a silo by SIGKILL.</summary>
    public async Task KillAsync(SiloProcess silo)
    {
        lock (_silos) _silos.Remove(silo);
        await silo.KillAsync();
        await silo.DisposeAsync();
    }

    /// <summary>A client, as a program of a user would make it.</summary>
    public async Task<IClusterClient> ConnectAsync()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.Configure<ConsoleLifetimeOptions>(options => options.SuppressStatusMessages = true);
        builder.UseOrleansClient(client => client
            .Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = ("tests", "tests"))
            .Configure<GatewayOptions>(options => options.GatewayListRefreshPeriod = TimeSpan.FromSeconds(1))
            .Configure<ClientMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromSeconds(6))
            .UsePostgres(ConnectionString));
        var host = builder.Build();
        await host.StartAsync();
        _clients.Add(host);
        return host.Services.GetRequiredService<IClusterClient>();
    }

    /// <summary>Asks again and again until there is an answer; calls that fail with a lost silo count as none. For two minutes at most.</summary>
    public static async Task<T> UntilAsync<T>(Func<Task<T?>> ask) where T : class
    {
        for (long start = Stopwatch.GetTimestamp(); ;)
        {
            try
            {
                if (await ask() is { } answer) return answer;
            }
            catch (Exception exception) when (exception is OrleansException or TimeoutException && Stopwatch.GetElapsedTime(start) < TimeSpan.FromMinutes(2))
            {
                // Once more.
            }

            await Task.Delay(50);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
        {
            await client.StopAsync();
            client.Dispose();
        }

        foreach (var silo in Silos) await silo.DisposeAsync();
    }
}
