using System;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using CompiledNet.Orleans;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Dashboard;
using Orleans.Hosting;

namespace CompiledNet.OrleansTests;

/// <summary>A silo as a process: what hosts grains on a machine of a cluster. Ends with its standard input, thus with the tests.</summary>
internal static class SiloProgram
{
    /// <summary>The environment variable: name, role (see <see cref="SiloRoles"/>) and connection string, separated by bars.</summary>
    public const string Variable = "COMPILEDNET_SILO";

    /// <summary>How a line of the standard output begins that says that the silo is a member; the address of its dashboard follows, if it has one.</summary>
    public const string Ready = "silo ready ";

    /// <summary>How a line begins that <see cref="SiloProcess.Notes"/> hands to a test.</summary>
    public const string Note = "note ";

    public static async Task<int> RunAsync(string variable)
    {
        string[] parts = variable.Split('|', 3);
        for (int attempt = 1; ; attempt++)
        {
            await using var application = Build(parts[0], parts[1], parts[2]);
            try
            {
                await application.StartAsync();
            }
            catch (Exception exception) when (attempt < 10 && IsTaken(exception))
            {
                continue;
            }

            Console.WriteLine(Ready + string.Join(' ', application.Urls));
            while (await Console.In.ReadLineAsync() is not null) { }
            await application.StopAsync();
            return 0;
        }
    }

    /// <summary>How soon a silo that was killed counts as dead: much sooner than by Orleans' defaults, later than a busy machine is silent.</summary>
    public static void FailFast(ClusterMembershipOptions options)
    {
        options.ProbeTimeout = TimeSpan.FromSeconds(1);
        options.NumMissedProbesLimit = 2;
        options.NumVotesForDeathDeclaration = 1;
        options.TableRefreshTimeout = TimeSpan.FromSeconds(2);
        options.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(2);
        options.EnableIndirectProbes = false;
        options.DefunctSiloCleanupPeriod = null;
    }

    private static WebApplication Build(string name, string role, string connectionString)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddSimpleConsole(options => options.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        builder.Services.Configure<ConsoleLifetimeOptions>(options => options.SuppressStatusMessages = true);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Host.UseOrleans(silo =>
        {
            silo.Configure<SiloOptions>(options => options.SiloName = name)
                .Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = ("tests", "tests"))
                .Configure<ClusterMembershipOptions>(FailFast)
                .ConfigureEndpoints(IPAddress.Loopback, FreePort(), FreePort())
                .UsePostgres(connectionString);
            if (SiloRoles.HasDashboard(role)) silo.AddDashboard();
            SiloRoles.Add(role, silo, name);
        });
        var application = builder.Build();
        if (SiloRoles.HasDashboard(role)) application.MapOrleansDashboard();
        return application;
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
