using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using CompiledNet.Orleans;
using Npgsql;

namespace CompiledNet.OrleansTests;

/// <summary>
/// One PostgreSQL for all tests of the process, each with a database of its own. It ends and is removed with the process, whatever ends that: its
/// script waits for the end of its standard input.
/// </summary>
internal sealed class PostgresServer
{
    private static readonly Lazy<Task<PostgresServer>> s_shared = new(StartAsync);
    private readonly string _connectionString;

    private PostgresServer(string connectionString) => _connectionString = connectionString;

    /// <summary>The server; it starts when it is first asked for.</summary>
    public static Task<PostgresServer> SharedAsync() => s_shared.Value;

    /// <summary>A new database with the tables of Orleans in it.</summary>
    /// <returns>How to reach it.</returns>
    public async Task<string> CreateDatabaseAsync()
    {
        string name = $"t{Guid.NewGuid():N}";
        await using (var connection = new NpgsqlConnection(_connectionString))
        {
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
            await command.ExecuteNonQueryAsync();
        }

        string database = new NpgsqlConnectionStringBuilder(_connectionString) { Database = name }.ConnectionString;
        await PostgresStore.CreateTablesAsync(database);
        return database;
    }

    private static async Task<PostgresServer> StartAsync()
    {
        var start = new ProcessStartInfo("bash", [Path.Combine(AppContext.BaseDirectory, "postgres.sh")])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        if (await process.StandardOutput.ReadLineAsync() is not { } connectionString)
            throw new InvalidOperationException($"These tests need PostgreSQL (Debian: apt-get install postgresql), and it did not start: {await errors}");
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            process.StandardInput.Close();
            process.WaitForExit(TimeSpan.FromSeconds(10));
        };
        return new PostgresServer(connectionString);
    }
}
