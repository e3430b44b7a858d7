using System;
using System.Collections.Generic;
using System.IO;

namespace CompiledNet.Tuning;

/// <summary>
/// The finished trials of a search, a line of JSON for each below one that describes the space; every line ends with its checksum. Lines are
/// added and flushed to the disk one by one, so that a kill leaves whole lines and at most a piece of the last one, which the next search
/// cuts off. Anything else that is wrong is refused.
/// </summary>
internal sealed class TrialFile : IDisposable
{
    private readonly FileStream _stream;

    private TrialFile(FileStream stream, IReadOnlyList<Trial> trials) => (_stream, Trials) = (stream, trials);

    /// <summary>The trials that were in the file.</summary>
    public IReadOnlyList<Trial> Trials { get; }

    /// <summary>Opens a file to go on with, or begins a new one; missing folders are made.</summary>
    /// <exception cref="TrialFileException">The file is damaged, or of another search.</exception>
    /// <exception cref="IOException">It cannot be read or written, or another search holds it.</exception>
    public static TrialFile Open(string path, SearchSpace space, MetricDirection direction)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
        var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        try
        {
            byte[] content = new byte[stream.Length];
            stream.ReadExactly(content);
            int whole = content.AsSpan().LastIndexOf((byte)'\n') + 1;
            var trials = Read(path, content.AsMemory(0, whole), space, direction);
            stream.SetLength(whole);
            stream.Position = whole;
            var file = new TrialFile(stream, trials);
            if (whole == 0) file.Write(TrialLine.Header(space, direction));
            return file;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Adds a trial; when this returns it is on the disk.</summary>
    public void Add(Trial trial) => Write(TrialLine.Write(trial));

    public void Dispose() => _stream.Dispose();

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
        _stream.Write(line);
        _stream.Flush(flushToDisk: true);
    }
}
