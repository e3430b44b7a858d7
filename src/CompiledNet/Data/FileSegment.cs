using System;
using System.IO;
using Microsoft.Win32.SafeHandles;

namespace CompiledNet;

/// <summary>Some bytes of a file, read from the first to the last.</summary>
/// <param name="file">The file, which stays open.</param>
/// <param name="start">The first byte.</param>
/// <param name="end">Behind the last.</param>
internal sealed class FileSegment(SafeFileHandle file, long start, long end) : Stream
{
    private long _next = start;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        int read = RandomAccess.Read(file, buffer[..(int)Math.Min(buffer.Length, end - _next)], _next);
        _next += read;
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
