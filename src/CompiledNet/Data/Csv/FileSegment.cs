using System;
using System.IO;
using Microsoft.Win32.SafeHandles;

namespace CompiledNet;

/// <summary>Some bytes of a file, read from the first to the last.</summary>
/// <param name="file">The file, which stays open.</param>
internal sealed class FileSegment(SafeFileHandle file) : ForwardStream
{
    private long _next, _end;

    /// <summary>Which bytes are read from now on: from <paramref name="start"/> to before <paramref name="end"/>.</summary>
    public void Move(long start, long end) => (_next, _end) = (start, end);

    public override int Read(Span<byte> buffer)
    {
        int read = RandomAccess.Read(file, buffer[..(int)Math.Min(buffer.Length, _end - _next)], _next);
        _next += read;
        return read;
    }
}
