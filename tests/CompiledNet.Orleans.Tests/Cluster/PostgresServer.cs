using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using CompiledNet.Orleans;
using Npgsql;

namespace CompiledNet.OrleansTests;

/// <summary>
/// A PostgreSQL for the tests of the process. It ends and is removed with the process, whatever ends that: its script waits for the end of its standard input.
/// </summary>
internal sealed class PostgresServer : IDisposable
{
    private readonly Process _process;

    private PostgresServer(Process process, string connectionString) => (_process, ConnectionString) = (process, connectionString);

    /// <summary>How to reach it.</summary>
    public string ConnectionString { get; }

    /// <summary>Starts one.</summary>
    public static async Task<PostgresServer> StartAsync()
    {
        var process = Process.Start(new ProcessStartInfo("bash", [Path.Combine(AppContext.BaseDirectory, "postgres.sh")])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        if (await process.StandardOutput.ReadLineAsync() is not { } connectionString)
            throw new InvalidOperationException($"These tests need PostgreSQL (Debian: apt-get install postgresql), and it did not start: {await errors}");
        // More patience than any machine needs.
        return new PostgresServer(process, $"{connectionString};Timeout=300;Command Timeout=300");
    }

    /// <summary>Runs a statement.</summary>
    /// <returns>The first value of its result, or null.</returns>
    public async Task<object?> RunAsync(string statement)
    {
        // Not one from before the server was killed.
        await using var connection = new NpgsqlConnection($"{ConnectionString};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>How many states of grains there are.</summary>
    /// <param name="kind">The kind: sweep, trial, federation, update.</param>
    /// <param name="key">How the keys of the grains begin.</param>
    /// <param name="condition">More that is asked of them.</param>
    public async Task<long> CountStatesAsync(string kind, string key, string condition = "true") =>
        (long)(await RunAsync($"SELECT count(*) FROM orleans_state WHERE content IS NOT NULL AND grain_type LIKE '%{kind}%' AND key_text LIKE '{key}%' AND {condition}"))!;

    /// <summary>Kills the server by SIGKILL, with all connections to it. Its script starts it again.</summary>
    public async Task KillAsync()
    {
        string file = (string)(await RunAsync("SELECT pg_read_file('postmaster.pid')"))!;
        using var server = Process.GetProcessById(int.Parse(file.Split('\n')[0], System.Globalization.CultureInfo.InvariantCulture));
        server.Kill();
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit(TimeSpan.FromSeconds(30));
        _process.Dispose();
    }
}
