using System;
using System.Collections.Generic;
using System.IO;

namespace CompiledNet;

/// <summary>A CSV file in parts that begin with a record, for several threads to read.</summary>
internal sealed class CsvTableParts : IDisposable
{
    // A thread is not worth less; several for each, as some are slower.
    private const int LeastBytes = 1 << 16, PartsAThread = 4;

    private readonly CsvSharedFile _file;
    private readonly List<(long Start, long End)> _parts = [];

    private CsvTableParts(CsvSharedFile file) => _file = file;

    /// <summary>How many parts there are, at least two.</summary>
    public int Count => _parts.Count;

    /// <summary>Opens a file; null if it has to be read as a whole.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static CsvTableParts? TryOpen(string path, CsvOptions options)
    {
        if (CsvSharedFile.TryOpen(path, options) is not { } file) return null;
        CsvTableParts? parts = null;
        try
        {
            var found = new CsvTableParts(file);
            for (long size = Math.Max(LeastBytes, file.Length / ((long)options.Threads * PartsAThread)); !file.IsAtEnd;)
                found._parts.Add((file.Position, file.Next(size, out _)));
            return parts = found.Count < 2 ? null : found;
        }
        finally
        {
            if (parts is null) file.Dispose();
        }
    }

    /// <summary>The text of a part.</summary>
    public TextReader Text(int part) => _file.Text(_parts[part].Start, _parts[part].End);

    public void Dispose() => _file.Dispose();
}
