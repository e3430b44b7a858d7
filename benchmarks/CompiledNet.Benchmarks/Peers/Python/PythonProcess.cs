using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CompiledNet.Benchmarks.Peers.Python;

/// <summary>A Python process that runs peers.py: one request and one reply a line, both JSON.</summary>
public sealed class PythonProcess : IDisposable
{
    // Debian's own Python first: the packages python3-torch and python3-sklearn belong to it.
    private static readonly string[] s_interpreters = ["/usr/bin/python3", "python3", "python"];

    private readonly Process _process;

    private PythonProcess(string interpreter, string script, int threads)
    {
        var start = new ProcessStartInfo(interpreter) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(script);
        foreach (string variable in new[] { "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS" })
            start.Environment[variable] = threads.ToString(System.Globalization.CultureInfo.InvariantCulture);
        _process = Process.Start(start)!;
    }

    /// <summary>The first interpreter that can import <paramref name="module"/>, or null.</summary>
    public static string? Find(string module)
    {
        foreach (string interpreter in s_interpreters)
        {
            try
            {
                var start = new ProcessStartInfo(interpreter) { RedirectStandardError = true };
                start.ArgumentList.Add("-c");
                start.ArgumentList.Add($"import importlib.util, sys; sys.exit(importlib.util.find_spec('{module}') is None)");
                using var process = Process.Start(start)!;
                process.StandardError.ReadToEnd();
                process.WaitForExit();
                if (process.ExitCode == 0) return interpreter;
            }
            catch (Win32Exception)
            {
                // Not installed: the next one.
            }
        }

        return null;
    }

    /// <summary>Starts the script with so many threads for its numerical libraries.</summary>
    public static PythonProcess Start(string interpreter, int threads)
    {
        using var stream = typeof(PythonProcess).Assembly.GetManifestResourceStream("peers.py")!;
        using var reader = new StreamReader(stream);
        return new PythonProcess(interpreter, reader.ReadToEnd(), threads);
    }

    /// <summary>Sends a request and waits for its reply.</summary>
    /// <exception cref="InvalidOperationException">The script failed.</exception>
    public JsonNode Ask(object request)
    {
        _process.StandardInput.WriteLine(JsonSerializer.Serialize(request));
        _process.StandardInput.Flush();
        string? line = _process.StandardOutput.ReadLine();
        return JsonNode.Parse(line ?? throw new InvalidOperationException("peers.py ended before it replied; its message stands above."))!;
    }

    /// <summary>Ends the process by ending its input.</summary>
    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(5000)) _process.Kill();
        _process.Dispose();
    }
}
