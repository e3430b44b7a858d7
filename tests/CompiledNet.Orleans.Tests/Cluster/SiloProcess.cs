using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Text;
using System.Threading.Tasks;

namespace CompiledNet.OrleansTests;

/// <summary>A silo that runs as a process of its own.</summary>
internal sealed class SiloProcess : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly List<string> _notes = [];
    private readonly TaskCompletionSource<string> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource<string> _known = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private SiloProcess(string name, string role, Process process) => (Name, Role, _process) = (name, role, process);

    public string Name { get; }

    public string Role { get; }

    public bool IsRunning => !_process.HasExited;

    /// <summary>Where its web server listens, if it has one.</summary>
    public string Address => _ready.Task.Result;

    /// <summary>All it has written, for messages.</summary>
    public string Output
    {
        get { lock (_output) return _output.ToString(); }
    }

    /// <summary>The notes that it has written: lines of its output that begin with <see cref="SiloProgram.Note"/>.</summary>
    public IReadOnlyList<string> Notes
    {
        get { lock (_output) return [.. _notes]; }
    }

    /// <summary>Starts one and waits until it is a member.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="role">What it hosts, see <see cref="SiloRoles"/>.</param>
    /// <param name="folder">Where it keeps temporary files, as nobody removes those of one that is killed.</param>
    /// <param name="connectionString">The store.</param>
    public static async Task<SiloProcess> StartAsync(string name, string role, string folder, string connectionString)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment[SiloProgram.Variable] = $"{name}|{role}|{connectionString}";
        start.Environment["TMPDIR"] = folder;
        // A silo lives for seconds: what it would compile a second time costs more than it gives.
        start.Environment["DOTNET_TC_CallCounting"] = "0";
        var silo = new SiloProcess(name, role, Process.Start(start)!);
        silo._process.OutputDataReceived += (_, line) => silo.Take(line.Data);
        silo._process.ErrorDataReceived += (_, line) => silo.Keep(line.Data);
        silo._process.BeginOutputReadLine();
        silo._process.BeginErrorReadLine();
        try
        {
            await silo._ready.Task.WaitAsync(s_patience);
            return silo;
        }
        catch (TimeoutException)
        {
            await silo.DisposeAsync();
            throw new TimeoutException($"Silo {name} is no member after {s_patience}: {silo.Output}");
        }
    }

    /// <summary>The names of the active silos that it knows, in their order. All notes that it had written before are there with the answer.</summary>
    public async Task<string> KnownAsync()
    {
        _known = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await _process.StandardInput.WriteLineAsync();
        await _process.StandardInput.FlushAsync();
        return await _known.Task.WaitAsync(s_patience);
    }

    /// <summary>Ends it as a crash of the machine would: by SIGKILL. All it has written before is there then.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (IsRunning) await KillAsync();
        _process.Dispose();
    }

    private void Take(string? line)
    {
        if (line is null)
        {
            var ended = new InvalidOperationException($"Silo {Name} has ended: {Output}");
            _ready.TrySetException(ended);
            _known.TrySetException(ended);
        }
        else if (line.StartsWith(SiloProgram.Known, StringComparison.Ordinal)) _known.TrySetResult(line[SiloProgram.Known.Length..]);
        else if (line.StartsWith(SiloProgram.Ready, StringComparison.Ordinal)) _ready.TrySetResult(line[SiloProgram.Ready.Length..]);
        else if (!line.StartsWith(SiloProgram.Note, StringComparison.Ordinal)) Keep(line);
        else lock (_output) _notes.Add(line[SiloProgram.Note.Length..]);
    }

    private void Keep(string? line)
    {
        lock (_output) _output.AppendLine(line);
    }
}
