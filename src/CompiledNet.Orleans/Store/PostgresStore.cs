using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;

namespace CompiledNet.Orleans;

/// <summary>The tables in PostgreSQL that Orleans keeps the members of a cluster and the states of grains in.</summary>
public static class PostgresStore
{
    /// <summary>The invariant name of Npgsql, as Orleans' options take it.</summary>
    internal const string Invariant = "Npgsql";

    /// <summary>
    /// Makes the tables where they are missing; a silo with <see cref="PostgresHosting.UsePostgres(global::Orleans.Hosting.ISiloBuilder, string)"/> does so when it starts,
    /// so this is for a client that may be the first, or for an administrator where silos may not make tables.
    /// </summary>
    /// <param name="connectionString">How to reach the database, as Npgsql takes it; the database itself has to exist.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="StoreException">The database cannot be reached, or the tables cannot be made.</exception>
    public static async Task CreateTablesAsync(string connectionString, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(connectionString);
        try
        {
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            await using var command = new NpgsqlCommand(Script(), connection, transaction);
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is NpgsqlException or ArgumentException or TimeoutException or System.Net.Sockets.SocketException)
        {
            throw new StoreException($"PostgreSQL at {Place(connectionString)} cannot be used: {exception.Message}", exception);
        }
    }

    /// <summary>Where a store is, without the password.</summary>
    internal static string Place(string connectionString)
    {
        try
        {
            var builder = new NpgsqlConnectionStringBuilder(connectionString);
            return FormattableString.Invariant($"{builder.Host}:{builder.Port}, database {builder.Database ?? builder.Username}");
        }
        catch (ArgumentException)
        {
            return "(a connection string that cannot be read)";
        }
    }

    private static string Script()
    {
        using var reader = new StreamReader(typeof(PostgresStore).Assembly.GetManifestResourceStream("store.sql")!);
        return reader.ReadToEnd();
    }
}
