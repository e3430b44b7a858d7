using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;

namespace CompiledNet.Package.Tests;

/// <summary>Runs a program to its end, as a person would from a fresh shell, and keeps what it printed.</summary>
internal static class Command
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(60);

    // MSBuild and the compiler run much code once: a quarter of their time goes into counting how often, and into mapping memory for code twice.
    private static readonly Dictionary<string, string> s_once = new() { ["DOTNET_TieredPGO"] = "0", ["DOTNET_EnableWriteXorExecute"] = "0" };

    /// <summary>Runs <c>dotnet</c>; leaves no build server behind.</summary>
    public static Task<CommandResult> Dotnet(string folder, params string[] arguments) => Run("dotnet", folder, s_once, arguments);

    /// <summary>Runs a program.</summary>
    /// <exception cref="TimeoutException">It did not end within an hour, which no busy machine needs; it was stopped.</exception>
    public static async Task<CommandResult> Run(string program, string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        // What the running build set for itself would lead the inner one astray.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        foreach (var (name, value) in environment) start.Environment[name] = value;

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync().WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"'{program} {string.Join(' ', arguments)}' did not end within {Patience.TotalMinutes} minutes.");
        }
        return new CommandResult(process.ExitCode, await output + await error);
    }
}
