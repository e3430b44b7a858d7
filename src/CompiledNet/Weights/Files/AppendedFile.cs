using System;
using System.IO;
using Microsoft.Win32.SafeHandles;

namespace CompiledNet;

/// <summary>
/// A file that grows piece by piece, by lines or records: each is with the system when its call returns, where a kill of this process does not
/// reach it, and what a full disk cuts is taken back, so that the next one stands in its place. A kill in the middle of a call leaves a piece of
/// the last one at most.
/// </summary>
internal sealed class AppendedFile : IDisposable
{
    private const int BlockLength = 4096;

    private readonly SafeFileHandle _file;

    /// <summary>Opens the file.</summary>
    public AppendedFile(string path, FileMode mode, FileShare share)
    {
        Path = System.IO.Path.GetFullPath(path);
        _file = File.OpenHandle(path, mode, FileAccess.ReadWrite, share);
        Length = RandomAccess.GetLength(_file);
    }

    /// <summary>The full path.</summary>
    public string Path { get; }

    /// <summary>How long the file is, in bytes.</summary>
    public long Length { get; private set; }

    /// <summary>Adds a piece at the end.</summary>
    /// <exception cref="IOException">The system does not take it; the file is what it was before.</exception>
    public void Write(ReadOnlySpan<byte> piece)
    {
        try
        {
            RandomAccess.Write(_file, piece, Length);
        }
        catch
        {
            RandomAccess.SetLength(_file, Length);
            throw;
        }

        Length += piece.Length;
    }

    /// <summary>All that the file has.</summary>
    public byte[] ReadAll()
    {
        byte[] content = new byte[Length];
        Read(content, 0);
        return content;
    }

    /// <summary>How much of the file is whole lines: up to its last end of a line.</summary>
    public long WholeLines()
    {
        Span<byte> block = stackalloc byte[BlockLength];
        for (long end = Length; end > 0;)
        {
            var part = block[..(int)Math.Min(BlockLength, end)];
            end -= part.Length;
            Read(part, end);
            if (part.LastIndexOf((byte)'\n') is >= 0 and var last) return end + last + 1;
        }

        return 0;
    }

    /// <summary>Cuts off what stands behind a length.</summary>
    public void Cut(long length)
    {
        if (length >= Length) return;
        RandomAccess.SetLength(_file, length);
        Length = length;
    }

    /// <summary>Waits until the disk has everything, which a loss of power needs and a kill does not.</summary>
    public void FlushToDisk() => RandomAccess.FlushToDisk(_file);

    public void Dispose() => _file.Dispose();

    private void Read(Span<byte> bytes, long from)
    {
        for (int length = 0; length < bytes.Length;)
        {
            int read = RandomAccess.Read(_file, bytes[length..], from + length);
            if (read == 0) throw new EndOfStreamException($"'{Path}' became shorter while it was read.");
            length += read;
        }
    }
}
