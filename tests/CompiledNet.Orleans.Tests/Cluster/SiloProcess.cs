using System;
using System.Diagnostics;
using System.Text;
using System.Threading.Channels;
using System.Threading.Tasks;

namespace CompiledNet.OrleansTests;

/// <summary>A silo that runs as a process of its own.</summary>
internal sealed class SiloProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly Channel<string> _notes = Channel.CreateUnbounded<string>();
    private readonly TaskCompletionSource<string> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private SiloProcess(string name, Process process) => (Name, _process) = (name, process);

    public string Name { get; }

    /// <summary>Where its web server listens, once it is ready.</summary>
    public string Address => _ready.Task.Result;

    /// <summary>All it has written, for messages.</summary>
    public string Output
    {
        get { lock (_output) return _output.ToString(); }
    }

    /// <summary>Starts one and waits until it is a member.</summary>
    public static async Task<SiloProcess> StartAsync(string name, string role, string connectionString)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment[SiloProgram.Variable] = $"{name}|{role}|{connectionString}";
        // A silo runs little of its code often; the tests run much once.
        start.Environment["DOTNET_TieredCompilation"] = "1";
        start.Environment["DOTNET_TieredPGO"] = "0";
        var silo = new SiloProcess(name, Process.Start(start)!);
        silo._process.OutputDataReceived += (_, line) => silo.Take(line.Data);
        silo._process.ErrorDataReceived += (_, line) => silo.Keep(line.Data);
        silo._process.BeginOutputReadLine();
        silo._process.BeginErrorReadLine();
        await silo._ready.Task.WaitAsync(TimeSpan.FromMinutes(1));
        return silo;
    }

    /// <summary>The next note that the silo writes: a line of its output that begins with <see cref="SiloProgram.Note"/>; null when it has ended.</summary>
    public async Task<string?> NextAsync()
    {
        while (await _notes.Reader.WaitToReadAsync())
            if (_notes.Reader.TryRead(out string? note)) return note;
        return null;
    }

    /// <summary>Ends it as a crash of the machine would: by SIGKILL.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
    }

    private void Take(string? line)
    {
        if (line is null)
        {
            _notes.Writer.TryComplete();
            _ready.TrySetException(new InvalidOperationException($"Silo {Name} has ended: {Output}"));
        }
        else if (line.StartsWith(SiloProgram.Ready, StringComparison.Ordinal)) _ready.TrySetResult(line[SiloProgram.Ready.Length..]);
        else if (line.StartsWith(SiloProgram.Note, StringComparison.Ordinal)) _notes.Writer.TryWrite(line[SiloProgram.Note.Length..]);
        else Keep(line);
    }

    private void Keep(string? line)
    {
        lock (_output) _output.AppendLine(line);
    }
}
