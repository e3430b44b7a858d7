using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;

namespace CompiledNet;

/// <summary>
/// The content of a gzip file of one member (RFC 1952). GZipStream takes a file that was cut off for one that ends, so
/// the length that the file's last four bytes promise is checked here.
/// </summary>
internal sealed class GzipContent : ForwardStream
{
    private const int LengthSize = 4, ShortestFile = 18;

    private readonly GZipStream _content;
    private readonly uint? _promised;
    private uint _read;

    /// <summary>Unpacks <paramref name="file"/> from its start, and closes it at the end.</summary>
    public GzipContent(FileStream file)
    {
        if (file.Length >= ShortestFile)
        {
            Span<byte> length = stackalloc byte[LengthSize];
            file.Position = file.Length - LengthSize;
            file.ReadExactly(length);
            _promised = BinaryPrimitives.ReadUInt32LittleEndian(length);
        }

        file.Position = 0;
        _content = new GZipStream(file, CompressionMode.Decompress);
    }

    public override int Read(Span<byte> buffer)
    {
        int read = _content.Read(buffer);
        _read += (uint)read; // modulo 2³², as the format has it
        if (read == 0 && buffer.Length > 0 && _read != _promised)
            throw new InvalidDataException($"The file promises {_promised?.ToString() ?? "no"} bytes of content, but has {_read}.");
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _content.Dispose();
        base.Dispose(disposing);
    }
}
