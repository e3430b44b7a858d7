using System;
using System.IO;

namespace CompiledNet;

/// <summary>A stream whose first bytes are looked at before it is read from its beginning, whether it can go back or not.</summary>
internal sealed class FirstBytes : ForwardStream
{
    private readonly Stream _content;
    private readonly byte[] _start;
    private readonly int _length;
    private int _read;

    /// <param name="content">The stream at its beginning; closed with this one.</param>
    /// <param name="count">How many bytes are looked at, if there are as many.</param>
    public FirstBytes(Stream content, int count)
    {
        (_content, _start) = (content, new byte[count]);
        _length = content.ReadAtLeast(_start, count, throwOnEndOfStream: false);
    }

    /// <summary>The first bytes.</summary>
    public ReadOnlySpan<byte> Start => _start.AsSpan(0, _length);

    public override int Read(Span<byte> buffer)
    {
        if (_read == _length) return _content.Read(buffer);
        int count = Math.Min(buffer.Length, _length - _read);
        _start.AsSpan(_read, count).CopyTo(buffer);
        _read += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _content.Dispose();
        base.Dispose(disposing);
    }
}
