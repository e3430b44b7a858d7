using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using CompiledNet.Orleans;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Configuration;
using Orleans.Dashboard;
using Orleans.Hosting;
using Orleans.Runtime;

namespace CompiledNet.OrleansTests;

/// <summary>A silo as a process: what hosts grains on a machine of a cluster. Ends with its standard input, thus with the tests; each line of that asks which silos it knows.</summary>
internal static class SiloProgram
{
    /// <summary>The environment variable: name, role (see <see cref="SiloRoles"/>) and connection string, separated by bars.</summary>
    public const string Variable = "COMPILEDNET_SILO";

    /// <summary>How a line of the standard output begins that says that the silo is a member; the address of its dashboard follows, if it has one.</summary>
    public const string Ready = "silo ready ";

    /// <summary>How a line begins that <see cref="SiloProcess.Notes"/> hands to a test.</summary>
    public const string Note = "note ";

    /// <summary>How the answer begins to a line of the standard input: the active silos that this one knows with all that they host, in the order of their names.</summary>
    public const string Known = "silo knows ";

    /// <summary>How the name of the file of <see cref="SiloCluster.HoldTrials"/> begins; a number follows.</summary>
    public const string HoldPrefix = "hold-";

    /// <summary>Whether the tests that take minutes run.</summary>
    public static bool IsLong { get; } = Environment.GetEnvironmentVariable("COMPILEDNET_LONG_TESTS") == "1";

    /// <summary>The number of the hold that trials in this silo are to wait for the end of; null for none.</summary>
    public static int? Hold => Directory.EnumerateFiles(Path.GetTempPath(), HoldPrefix + "*").FirstOrDefault() is { } file
        ? int.Parse(Path.GetFileName(file)[HoldPrefix.Length..], CultureInfo.InvariantCulture) : null;

    public static async Task<int> RunAsync(string variable)
    {
        string[] parts = variable.Split('|', 3);
        for (int attempt = 1; ; attempt++)
        {
            using var host = Build(parts[0], parts[1], parts[2]);
            try
            {
                await host.StartAsync();
            }
            catch (Exception exception) when (attempt < 10 && IsTaken(exception))
            {
                continue;
            }

            Console.WriteLine(Ready + string.Join(' ', (host as WebApplication)?.Urls ?? []));
            if (parts[1] == SiloRoles.Newer) await SiloRoles.SendAsync(host.Services.GetRequiredService<IGrainFactory>());
            while (await Console.In.ReadLineAsync() is not null) Console.WriteLine(Known + string.Join(' ', Members(host.Services)));
            await host.StopAsync();
            return 0;
        }
    }

    private static IEnumerable<string> Members(IServiceProvider services)
    {
        var manifests = services.GetRequiredService<IClusterManifestProvider>().Current.Silos;
        return services.GetRequiredService<IClusterMembershipService>().CurrentSnapshot.Members.Values
            .Where(member => member.Status == SiloStatus.Active && manifests.ContainsKey(member.SiloAddress)).Select(member => member.Name).Order(StringComparer.Ordinal);
    }

    private static IHost Build(string name, string role, string connectionString)
    {
        // The page of the dashboard is one of ASP.NET Core, which the others do without; its grain lives on any of them.
        var web = role == SiloRoles.Dashboard ? WebApplication.CreateSlimBuilder() : null;
        var plain = web is null ? Host.CreateEmptyApplicationBuilder(null) : null;
        IHostApplicationBuilder builder = web is null ? plain! : web;
        builder.Logging.ClearProviders().AddSimpleConsole(options => options.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        builder.Services.Configure<ConsoleLifetimeOptions>(options => options.SuppressStatusMessages = true);
        web?.WebHost.UseUrls("http://127.0.0.1:0");
        builder.UseOrleans(silo =>
        {
            silo.Configure<SiloOptions>(options => options.SiloName = name)
                .Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = ("tests", "tests"))
                .Configure<ClusterMembershipOptions>(Membership)
                .ConfigureEndpoints(IPAddress.Loopback, FreePort(), FreePort())
                .UsePostgres(connectionString)
                .AddDashboard();
            SiloRoles.Add(role, silo);
        });
        if (web is null) return plain!.Build();
        var application = web.Build();
        application.MapOrleansDashboard();
        return application;
    }

    // In the long tests a silo that was killed counts as dead within some ten seconds; else the tests say so, and one that is silent for a minute lives.
    private static void Membership(ClusterMembershipOptions options)
    {
        options.ProbeTimeout = TimeSpan.FromSeconds(IsLong ? 3 : 10);
        options.NumMissedProbesLimit = IsLong ? 3 : 6;
        options.NumVotesForDeathDeclaration = 1;
        options.TableRefreshTimeout = TimeSpan.FromSeconds(1);
        options.EnableIndirectProbes = false;
        options.DefunctSiloCleanupPeriod = null;
    }

    // Below the ports that the system gives to connections, so that none of them takes it before the silo does.
    private static int FreePort()
    {
        while (true)
        {
            int port = Random.Shared.Next(10_000, 20_000);
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
                return port;
            }
            catch (SocketException)
            {
                // Taken: the next one.
            }
        }
    }

    private static bool IsTaken(Exception? exception) => exception is SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse }
        || (exception is not null && IsTaken(exception.InnerException));
}
