using System;
using System.IO;
using Microsoft.Win32.SafeHandles;

namespace CompiledNet;

/// <summary>A CSV file of UTF-8 of which several threads read a part each.</summary>
internal sealed class CsvSharedFile : IDisposable
{
    // A longer part is read by one thread, which need not have it in memory as a whole.
    private const int LongestPart = 1 << 24;

    private readonly SafeFileHandle _file;
    private readonly CsvSegments _segments;

    private CsvSharedFile(SafeFileHandle file, CsvSegments segments) => (_file, _segments, Start, Length) = (file, segments, segments.Position, RandomAccess.GetLength(file));

    /// <summary>Where the first record begins.</summary>
    public long Start { get; }

    /// <summary>How many bytes the file has.</summary>
    public long Length { get; }

    /// <summary>Where the next part begins.</summary>
    public long Position => _segments.Position;

    /// <summary>Whether there are no more parts.</summary>
    public bool IsAtEnd => _segments.IsAtEnd;

    /// <summary>Opens a file; null if one thread has to read it.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static CsvSharedFile? TryOpen(string path, CsvOptions options)
    {
        if (options.Threads == 1) return null;
        var file = RegularFile.OpenHandle(path);
        CsvSharedFile? opened = null;
        try
        {
            return opened = CsvSegments.TryBegin(file, options) is { } segments ? new CsvSharedFile(file, segments) : null;
        }
        finally
        {
            if (opened is null) file.Dispose();
        }
    }

    /// <summary>Opens a file that is read as it goes, and begins with its first part; null if one thread has to read it, which then says what is wrong.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How to read it; checked already.</param>
    /// <param name="begin">What reads the file, which is its to close, and where the first part ends; may give null.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static T? TryBegin<T>(string path, CsvOptions options, Func<CsvSharedFile, long, T?> begin) where T : class
    {
        if (TryOpen(path, options) is not { } file) return null;
        T? begun = null;
        try
        {
            long end = file.Next(CsvSegments.Size(file.Length, options.Threads), out bool isTooLong);
            return begun = isTooLong || file.IsAtEnd ? null : begin(file, end);
        }
        catch (Exception thrown) when (thrown is DataFormatException || CsvContent.Refusal(thrown, path) is not null)
        {
            return null;
        }
        finally
        {
            if (begun is null) file.Dispose();
        }
    }

    /// <summary>Passes over a part, and says where it ends.</summary>
    /// <param name="size">The bytes that it has at least, if the file has as many.</param>
    /// <param name="isTooLong">Whether one thread has to read it.</param>
    public long Next(long size, out bool isTooLong)
    {
        long start = Position, end = _segments.Next(size);
        isTooLong = end - start > LongestPart;
        return end;
    }

    /// <summary>Bytes of the file; none before they are moved to where they begin.</summary>
    public FileSegment Bytes() => new(_file);

    /// <summary>The text of some bytes.</summary>
    public StreamReader Text(long start, long end)
    {
        var bytes = Bytes();
        bytes.Move(start, end);
        return new StreamReader(bytes, CsvContent.StrictUtf8, detectEncodingFromByteOrderMarks: false);
    }

    public void Dispose() => _file.Dispose();
}
