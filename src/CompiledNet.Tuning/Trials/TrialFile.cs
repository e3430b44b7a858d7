using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace CompiledNet.Tuning;

/// <summary>
/// The finished trials of a search, a line of JSON for each below one that describes the space; every line ends with its checksum. A piece of a
/// last line, which a kill leaves, is cut off by the next search; anything else that is wrong is refused. The disk, which a loss of power needs
/// and a kill does not, gets the lines behind the search's back, all there are at a time.
/// </summary>
internal sealed class TrialFile : IDisposable
{
    private readonly AppendedFile _file;
    private int _waiting;
    private Task _onDisk = Task.CompletedTask;

    private TrialFile(AppendedFile file, IReadOnlyList<Trial> trials) => (_file, Trials) = (file, trials);

    /// <summary>The trials that were in the file.</summary>
    public IReadOnlyList<Trial> Trials { get; }

    /// <summary>Opens a file to go on with, or begins a new one; missing folders are made.</summary>
    /// <exception cref="TrialFileException">The file is damaged, or of another search.</exception>
    /// <exception cref="IOException">It cannot be read or written, or another search holds it.</exception>
    public static TrialFile Open(string path, SearchSpace space, MetricDirection direction)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        var file = new AppendedFile(path, FileMode.OpenOrCreate, FileShare.None);
        try
        {
            byte[] content = file.ReadAll(), header = TrialLine.Header(space, direction);
            int whole = (int)file.WholeLines();
            // What a kill leaves of a first line is a piece of one; anything else belongs to somebody.
            if (whole == 0 && !header.AsSpan().StartsWith(content)) throw new TrialFileException(path, 1, "this is no file of trials, or of another search: its only line has no end");
            var trials = Read(path, content.AsMemory(0, whole), space, direction);
            file.Cut(whole);
            var opened = new TrialFile(file, trials);
            if (whole > 0) return opened;
            opened.Write(header);
            UnixCalls.SyncFolder(folder);
            return opened;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Adds a trial; when this returns it is in the file, whatever becomes of this process.</summary>
    /// <exception cref="IOException">The file cannot be written; it has what it had before.</exception>
    public void Add(Trial trial) => Write(TrialLine.Write(trial));

    /// <summary>Waits for the disk.</summary>
    /// <exception cref="IOException">The disk did not take the lines.</exception>
    public void Dispose()
    {
        using (_file) _onDisk.GetAwaiter().GetResult();
    }

    private static List<Trial> Read(string path, ReadOnlyMemory<byte> content, SearchSpace space, MetricDirection direction)
    {
        var trials = new List<Trial>();
        var numbers = new HashSet<int>();
        for (int line = 1; !content.IsEmpty; line++)
        {
            int end = content.Span.IndexOf((byte)'\n');
            var text = content[..end];
            content = content[(end + 1)..];
            try
            {
                if (line == 1)
                {
                    TrialLine.CheckHeader(text, space, direction);
                    continue;
                }

                var trial = TrialLine.Read(text, space);
                if (!numbers.Add(trial.Number)) throw new FormatException(FormattableString.Invariant($"trial {trial.Number} is there twice"));
                trials.Add(trial);
            }
            catch (FormatException exception)
            {
                throw new TrialFileException(path, line, exception.Message, exception);
            }
        }

        return trials;
    }

    private void Write(byte[] line)
    {
        if (_onDisk.IsFaulted) _onDisk.GetAwaiter().GetResult();
        _file.Write(line);
        if (Interlocked.Increment(ref _waiting) == 1) _onDisk = Task.Run(BringToDisk);
    }

    private void BringToDisk()
    {
        int brought;
        do
        {
            brought = Volatile.Read(ref _waiting);
            _file.FlushToDisk();
        }
        while (Interlocked.Add(ref _waiting, -brought) > 0);
    }
}
