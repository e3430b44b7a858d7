using System;
using System.IO;
using System.Runtime.CompilerServices;
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

    // A thread is not worth less, and a part takes no more memory than it must; several for each thread, as some wake up late.
    private const int LeastBytes = 1 << 16, MostBytes = 1 << 20, PartsAThread = 4;

    private readonly SafeFileHandle _file;
    private readonly long _length;
    private readonly byte _delimiter;
    private readonly bool _skipInitialSpace;
    private readonly byte[] _block = new byte[BlockLength];
    private bool _isQuoted, _wasQuote, _fieldBegins = true;

    private CsvSegments(SafeFileHandle file, CsvOptions options, long start)
    {
        (_file, _length, Position) = (file, RandomAccess.GetLength(file), start);
        (_delimiter, _skipInitialSpace) = ((byte)options.Delimiter, options.SkipInitialSpace && options.Delimiter != ' ');
    }

    /// <summary>Where the next part begins.</summary>
    public long Position { get; private set; }

    /// <summary>Whether there are no more parts.</summary>
    public bool IsAtEnd => Position >= _length;

    /// <summary>Begins with the first part; null if the file is to be read as a whole.</summary>
    /// <param name="file">The file, which stays open.</param>
    /// <param name="options">How it is written.</param>
    public static CsvSegments? TryBegin(SafeFileHandle file, CsvOptions options) =>
        // Lines that are passed over need not have whole quotes.
        options.Delimiter > 0x7F || options.SkipLines > 0 || Start(file) is not { } start ? null : new CsvSegments(file, options, start);

    /// <summary>How many bytes a part has of a file that several threads read as it goes.</summary>
    public static long Size(long length, int threads) => Math.Clamp(length / ((long)threads * PartsAThread), LeastBytes, MostBytes);

    /// <summary>Passes over a part, and says where it ends.</summary>
    /// <param name="size">The bytes that it has at least, if the file has as many.</param>
    public long Next(long size)
    {
        long least = Position + size;
        while (!IsAtEnd)
        {
            int read = RandomAccess.Read(_file, _block, Position);
            if (read == 0) break;
            // The end is looked for once the place is reached where it may be; until then quotes alone matter.
            int at = (int)Math.Clamp(least - Position, 0, read);
            Pass(_block.AsSpan(0, at));
            int passed = FindLineEnd(_block.AsSpan(at, read - at));
            Position += passed < 0 ? read : at + passed;
            if (passed >= 0) return Position;
        }

        return Position = _length;
    }

    // Behind the mark of UTF-8; null for gzip and for UTF-16 and 32, whose marks begin with these bytes, no beginning of a table in UTF-8.
    private static int? Start(SafeFileHandle file)
    {
        Span<byte> start = stackalloc byte[4];
        int read = RandomAccess.Read(file, start, 0);
        if (read < 4 || start[0] is 0x1F or 0xFE or 0xFF or 0) return null;
        return start is [0xEF, 0xBB, 0xBF, _] ? 3 : 0;
    }

    // The bytes up to and with the first line feed outside of quotes, −1 if there is none.
    [MethodImpl(Hot.Optimized)]
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
    [MethodImpl(Hot.Optimized)]
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
    [MethodImpl(Hot.Optimized)]
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
