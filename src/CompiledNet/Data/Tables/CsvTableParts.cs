using System;
using System.Collections.Generic;
using System.IO;
using Microsoft.Win32.SafeHandles;

namespace CompiledNet;

/// <summary>A CSV file in parts that begin with a record, for several threads to read.</summary>
internal sealed class CsvTableParts : IDisposable
{
    // A thread is not worth less; several for each, as some are slower.
    private const int LeastBytes = 1 << 16, PartsAThread = 4;

    private readonly SafeFileHandle _file;
    private readonly List<(long Start, long End)> _parts = [];

    private CsvTableParts(SafeFileHandle file) => _file = file;

    /// <summary>How many parts there are, at least two.</summary>
    public int Count => _parts.Count;

    /// <summary>Opens a file; null if it has to be read as a whole.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static CsvTableParts? TryOpen(string path, CsvOptions options)
    {
        var file = RegularFile.OpenHandle(path);
        CsvTableParts? parts = null;
        try
        {
            if (CsvSegments.TryBegin(file, options) is not { } segments) return null;
            var found = new CsvTableParts(file);
            for (long size = Math.Max(LeastBytes, RandomAccess.GetLength(file) / ((long)options.Threads * PartsAThread)); !segments.IsAtEnd;)
                found._parts.Add((segments.Position, segments.Next(size)));
            return parts = found.Count < 2 ? null : found;
        }
        finally
        {
            if (parts is null) file.Dispose();
        }
    }

    /// <summary>The text of a part.</summary>
    public TextReader Text(int part)
    {
        var bytes = new FileSegment(_file);
        bytes.Move(_parts[part].Start, _parts[part].End);
        return new StreamReader(bytes, CsvContent.StrictUtf8, detectEncodingFromByteOrderMarks: false);
    }

    public void Dispose() => _file.Dispose();
}
