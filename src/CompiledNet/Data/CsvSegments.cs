using System;
using System.Collections.Generic;
using System.IO;
using Microsoft.Win32.SafeHandles;

namespace CompiledNet;

/// <summary>
/// Cuts a CSV file of UTF-8 into parts that begin with a record, so that each can be read on its own. A line feed ends a record unless it is
/// within quotes, and a quote opens a field only at its beginning: which quotes do is known when those before them are, so that the file
/// is looked through from its start, from one quote to the next.
/// </summary>
internal sealed class CsvSegments
{
    private const int BlockLength = 1 << 18;

    private readonly SafeFileHandle _file;
    private readonly byte _delimiter;
    private readonly bool _skipInitialSpace;
    private readonly byte[] _block = new byte[BlockLength];
    private readonly List<long> _cuts = [0];
    private bool _isQuoted, _wasQuote, _fieldBegins = true;

    private CsvSegments(SafeFileHandle file, CsvOptions options) =>
        (_file, _delimiter, _skipInitialSpace) = (file, (byte)options.Delimiter, options.SkipInitialSpace && options.Delimiter != ' ');

    /// <summary>Where the parts begin, and the end of the last; two numbers if the file is to be read as a whole.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How it is written.</param>
    /// <param name="parts">How many parts are wanted.</param>
    /// <param name="least">Bytes in the smallest part that is worth it.</param>
    public static long[] Find(string path, CsvOptions options, int parts, int least)
    {
        using var file = File.OpenHandle(path);
        long length = RandomAccess.GetLength(file), size = Math.Max(least, length / parts + 1);
        // Parts of lines that are passed over need not have whole quotes.
        if (size >= length || options.Delimiter > 0x7F || options.SkipLines > 0 || Start(file) is not { } start) return [0, length];
        var segments = new CsvSegments(file, options);
        segments.Scan(start, length, size);
        return [.. segments._cuts, length];
    }

    // Behind the mark of UTF-8; null for gzip and for UTF-16 and 32, whose marks begin with these bytes, no beginning of a table in UTF-8.
    private static int? Start(SafeFileHandle file)
    {
        Span<byte> start = stackalloc byte[4];
        int read = RandomAccess.Read(file, start, 0);
        if (read < 4 || start[0] is 0x1F or 0xFE or 0xFF or 0) return null;
        return start is [0xEF, 0xBB, 0xBF, _] ? 3 : 0;
    }

    private void Scan(long start, long length, long size)
    {
        long next = size;
        for (long offset = start; offset < length;)
        {
            int read = RandomAccess.Read(_file, _block, offset);
            if (read == 0) return;
            for (int at = 0; at < read;)
            {
                // A cut is looked for once the place is reached where the next part may begin; until then quotes alone matter.
                int stop = (int)Math.Clamp(next - offset, at, read);
                if (at < stop) Pass(_block.AsSpan(at, stop - at));
                at = stop;
                if (at < read && FindLineEnd(_block.AsSpan(at, read - at)) is var passed && passed >= 0)
                {
                    at += passed;
                    if (offset + at < length) _cuts.Add(offset + at);
                    next = offset + at + size;
                }
                else at = read;
            }

            offset += read;
        }
    }

    // The bytes up to and with the first line feed outside of quotes, −1 if there is none.
    private int FindLineEnd(ReadOnlySpan<byte> bytes)
    {
        for (int at = 0; at < bytes.Length;)
        {
            int end = bytes[at..].IndexOf((byte)'\n');
            if (end < 0)
            {
                Pass(bytes[at..]);
                return -1;
            }

            Pass(bytes.Slice(at, end + 1));
            at += end + 1;
            if (!_isQuoted) return at;
        }

        return -1;
    }

    /// <summary>Follows the quotes through the bytes.</summary>
    private void Pass(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            // A quote within quotes ends them unless another one follows.
            if (_wasQuote)
            {
                _wasQuote = false;
                if (bytes[0] == '"') bytes = bytes[1..];
                else (_isQuoted, _fieldBegins) = (false, false);
                continue;
            }

            int quote = bytes.IndexOf((byte)'"');
            if (quote < 0)
            {
                if (!_isQuoted) _fieldBegins = Begins(bytes);
                return;
            }

            if (_isQuoted) _wasQuote = true;
            else if (quote == 0 ? _fieldBegins : Begins(bytes[..quote])) _isQuoted = true;
            else _fieldBegins = false;
            bytes = bytes[(quote + 1)..];
        }
    }

    // Whether a field begins behind these bytes, which lie outside of quotes.
    private bool Begins(ReadOnlySpan<byte> bytes)
    {
        if (_skipInitialSpace)
        {
            bytes = bytes.TrimEnd((byte)' ');
            if (bytes.IsEmpty) return _fieldBegins;
        }

        return bytes[^1] == _delimiter || bytes[^1] is (byte)'\n' or (byte)'\r';
    }
}
