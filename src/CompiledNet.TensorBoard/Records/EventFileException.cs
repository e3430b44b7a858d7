using System.IO;

namespace CompiledNet;

/// <summary>An event file is damaged.</summary>
public sealed class EventFileException : IOException
{
    internal EventFileException(string message, string path, int record, long position)
        : base($"The event file '{path}' is damaged in record {record}, which begins at byte {position}: {message}.") =>
        (Path, Record, Position) = (path, record, position);

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The damaged record, counted from 1.</summary>
    public int Record { get; }

    /// <summary>Where in the file that record begins, in bytes.</summary>
    public long Position { get; }
}
