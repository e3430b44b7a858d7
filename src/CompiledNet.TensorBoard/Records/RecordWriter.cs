using System;
using System.Buffers.Binary;
using Google.Protobuf;

namespace CompiledNet.Records;

/// <summary>
/// Appends messages to a file of records: their length in 8 bytes, its masked checksum, the message, its masked checksum. Only whole
/// records reach the file, each time from one call; a record that a kill cuts is the last one, and readers leave it out. What a full disk
/// does not take is kept for the next time.
/// </summary>
internal sealed class RecordWriter(AppendedFile file) : IDisposable
{
    public const int HeaderLength = 12, FooterLength = 4;
    private const int FlushedLength = 1 << 16;

    private byte[] _buffer = new byte[FlushedLength * 2];
    private int _length;
    private bool _isClosed;

    /// <summary>Adds a message; allocates nothing unless it is longer than all before.</summary>
    /// <exception cref="ObjectDisposedException">The file is closed.</exception>
    public void Write(IMessage message)
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        int size = message.CalculateSize(), needed = _length + HeaderLength + size + FooterLength;
        if (needed > _buffer.Length) Array.Resize(ref _buffer, Math.Max(needed, 2 * _buffer.Length));
        var record = _buffer.AsSpan(_length..needed);
        BinaryPrimitives.WriteUInt64LittleEndian(record, (ulong)size);
        BinaryPrimitives.WriteUInt32LittleEndian(record[8..], MaskedCrc.Of(record[..8]));
        var content = record.Slice(HeaderLength, size);
        message.WriteTo(content);
        BinaryPrimitives.WriteUInt32LittleEndian(record[^FooterLength..], MaskedCrc.Of(content));
        _length = needed;
        if (_length >= FlushedLength) Flush();
    }

    /// <summary>Hands all records to the operating system, where they are safe from a kill of this process.</summary>
    public void Flush()
    {
        if (_length == 0) return;
        file.Write(_buffer.AsSpan(0, _length));
        _length = 0;
    }

    public void Dispose()
    {
        _isClosed = true;
        using (file) Flush();
    }
}
