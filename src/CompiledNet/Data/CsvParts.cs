using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Win32.SafeHandles;

namespace CompiledNet;

/// <summary>
/// Reads the parts of a CSV file on several threads and joins them, to the bits of the reader on one thread. Whatever is out of the ordinary,
/// such as a field that is wrong, ends it: the one thread then reads the file from its beginning, and says what it has to say about the row.
/// </summary>
internal static class CsvParts
{
    // A thread is not worth less; each has several parts, as some are longer to read than others.
    private const int LeastBytes = 1 << 16, PartsAThread = 4, BufferLength = 1 << 16;

    private static readonly Encoding s_strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The rows, or null if one thread has to read them.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How to read it; checked already.</param>
    public static CsvContentRows? TryRead(string path, CsvOptions options)
    {
        if (options.Threads == 1) return null;
        long[] cuts = CsvSegments.Find(path, options, options.Threads * PartsAThread, LeastBytes);
        if (cuts.Length == 2) return null;
        using var file = File.OpenHandle(path);
        try
        {
            return Read(file, cuts, options, path);
        }
        catch (Exception thrown) when (thrown is DataFormatException or DecoderFallbackException or AggregateException)
        {
            return null;
        }
    }

    private static CsvContentRows? Read(SafeFileHandle file, long[] cuts, CsvOptions options, string path)
    {
        // The first row says which columns there are, and of what kind the labels.
        var first = new CsvRows(Text(0), options, path, classNames: null);
        var part = new CsvContentRows(first);
        if (!part.TryReadRow()) return null;
        var parts = new CsvContentRows[cuts.Length - 1];
        long most = Math.Min(options.MaxValues, Array.MaxLength) / (part.Features.Width + part.Targets.Width), rows = 0;
        Parallel.For(0, parts.Length, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, i =>
        {
            parts[i] = i == 0 ? part : new CsvContentRows(new CsvRows(Text(i), first));
            while (parts[i].TryReadRow())
                if (parts[i].Features.Count > most) throw new DataFormatException("more values than allowed", path);
            Interlocked.Add(ref rows, parts[i].Features.Count);
        });
        return rows > most ? null : CsvContentRows.Join(parts, (int)rows);

        StreamReader Text(int i) => new(new FileSegment(file, cuts[i], cuts[i + 1]), s_strict, detectEncodingFromByteOrderMarks: false, BufferLength);
    }
}
