using System;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Serialization;
using Orleans.Storage;

namespace CompiledNet.Orleans;

/// <summary>Puts the members of a cluster and the states of its grains into PostgreSQL.</summary>
public static class PostgresHosting
{
    /// <summary>The name of the storage in which the grains of this package keep their states; give it to another provider to keep them elsewhere.</summary>
    public const string StorageName = "compilednet";

    /// <summary>A silo whose membership and states are in PostgreSQL. Tables that are missing are made when it starts.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="connectionString">How to reach the database, as Npgsql takes it.</param>
    public static ISiloBuilder UsePostgres(this ISiloBuilder silo, string connectionString)
    {
        ArgumentNullException.ThrowIfNull(silo);
        ArgumentException.ThrowIfNullOrEmpty(connectionString);
        silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(new TablesBeforeMembership(connectionString));
        silo.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = (PostgresStore.Invariant, connectionString));
        silo.Services.AddOptions<AdoNetGrainStorageOptions>(StorageName).Configure<Serializer>((options, serializer) =>
            options.GrainStorageSerializer = new OrleansGrainStorageSerializer(serializer));
        return silo.AddAdoNetGrainStorage(StorageName, options => (options.Invariant, options.ConnectionString, options.DeleteStateOnClear) = (PostgresStore.Invariant, connectionString, true));
    }

    /// <summary>A client of a cluster whose membership is in PostgreSQL.</summary>
    /// <param name="client">The client.</param>
    /// <param name="connectionString">How to reach the database, as Npgsql takes it.</param>
    public static IClientBuilder UsePostgres(this IClientBuilder client, string connectionString)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrEmpty(connectionString);
        return client.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = (PostgresStore.Invariant, connectionString));
    }

    private sealed class TablesBeforeMembership(string connectionString) : ILifecycleParticipant<ISiloLifecycle>
    {
        public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(
            nameof(TablesBeforeMembership), ServiceLifecycleStage.First, token => PostgresStore.CreateTablesAsync(connectionString, token));
    }
}
