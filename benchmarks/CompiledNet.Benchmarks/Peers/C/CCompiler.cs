using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;

namespace CompiledNet.Benchmarks.Peers.C;

/// <summary>Compiles C with gcc into a shared library and loads it.</summary>
public static class CCompiler
{
    public const string Options = "-O3 -march=native";

    /// <summary>Null if gcc can be started, else why not.</summary>
    public static string? Absence { get; } = FindAbsence();

    /// <summary>The handle of the loaded library; it stays loaded until the process ends.</summary>
    /// <exception cref="InvalidOperationException">gcc refused the source.</exception>
    public static nint Load(string source)
    {
        string folder = Directory.CreateTempSubdirectory("compilednet-c-").FullName;
        try
        {
            string file = Path.Combine(folder, "model.c"), library = Path.Combine(folder, "model.so");
            File.WriteAllText(file, source);
            string message = Gcc($"{Options} -std=gnu11 -fPIC -shared -o \"{library}\" \"{file}\" -lm", out int exitCode);
            return exitCode == 0 ? NativeLibrary.Load(library) : throw new InvalidOperationException($"gcc: {message}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string? FindAbsence()
    {
        if (OperatingSystem.IsWindows()) return "the C peer is built with gcc on Linux and macOS only";
        try
        {
            Gcc("--version", out int exitCode);
            return exitCode == 0 ? null : "gcc does not start";
        }
        catch (Win32Exception)
        {
            return "gcc is not installed";
        }
    }

    private static string Gcc(string arguments, out int exitCode)
    {
        using var process = Process.Start(new ProcessStartInfo("gcc", arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        exitCode = process.ExitCode;
        return errors.Result;
    }
}
