using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Win32.SafeHandles;

namespace CompiledNet.Tuning;

/// <summary>
/// The finished trials of a search, a line of JSON for each below one that describes the space; every line ends with its checksum. Lines are
/// handed to the system one by one, so that a kill leaves whole lines and at most a piece of the last one, which the next search cuts off;
/// what a full disk cuts is taken back, and the next line stands in its place. Anything else that is wrong is refused. The disk, which a
/// loss of power needs and a kill does not, gets the lines behind the search's back, all there are at a time.
/// </summary>
internal sealed class TrialFile : IDisposable
{
    private readonly SafeFileHandle _file;
    private long _length;
    private int _waiting;
    private Task _onDisk = Task.CompletedTask;

    private TrialFile(SafeFileHandle file, long length, IReadOnlyList<Trial> trials) => (_file, _length, Trials) = (file, length, trials);

    /// <summary>The trials that were in the file.</summary>
    public IReadOnlyList<Trial> Trials { get; }

    /// <summary>Opens a file to go on with, or begins a new one; missing folders are made.</summary>
    /// <exception cref="TrialFileException">The file is damaged, or of another search.</exception>
    /// <exception cref="IOException">It cannot be read or written, or another search holds it.</exception>
    public static TrialFile Open(string path, SearchSpace space, MetricDirection direction)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        var handle = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        try
        {
            byte[] content = Content(handle);
            int whole = content.AsSpan().LastIndexOf((byte)'\n') + 1;
            var trials = Read(path, content.AsMemory(0, whole), space, direction);
            if (whole < content.Length) RandomAccess.SetLength(handle, whole);
            var file = new TrialFile(handle, whole, trials);
            if (whole > 0) return file;
            file.Write(TrialLine.Header(space, direction));
            UnixCalls.SyncFolder(folder);
            return file;
        }
        catch
        {
            handle.Dispose();
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

    private static byte[] Content(SafeFileHandle file)
    {
        byte[] content = new byte[RandomAccess.GetLength(file)];
        int length = 0;
        while (RandomAccess.Read(file, content.AsSpan(length), length) is > 0 and var read) length += read;
        return content[..length];
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
        try
        {
            RandomAccess.Write(_file, line, _length);
        }
        catch
        {
            RandomAccess.SetLength(_file, _length);
            throw;
        }

        _length += line.Length;
        if (Interlocked.Increment(ref _waiting) == 1) _onDisk = Task.Run(BringToDisk);
    }

    private void BringToDisk()
    {
        int brought;
        do
        {
            brought = Volatile.Read(ref _waiting);
            RandomAccess.FlushToDisk(_file);
        }
        while (Interlocked.Add(ref _waiting, -brought) > 0);
    }
}
