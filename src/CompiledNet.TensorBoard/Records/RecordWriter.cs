using System;
using System.Buffers.Binary;
using System.IO;
using Google.Protobuf;

namespace CompiledNet.Records;

/// <summary>
/// Appends messages to a file of records: their length in 8 bytes, its masked checksum, the message, its masked checksum. Only whole
/// records reach the file system, each time from one call; a record that a kill cuts is the last one, and readers leave it out. What a full
/// disk cuts is taken back and kept, for the next time.
/// </summary>
internal sealed class RecordWriter(Stream stream) : IDisposable
{
    public const int HeaderLength = 12, FooterLength = 4;
    private const int FlushedLength = 1 << 16;

    private byte[] _buffer = new byte[FlushedLength * 2];
    private int _length;
    private long _written;

    /// <summary>Adds a message; allocates nothing unless it is longer than all before.</summary>
    public void Write(IMessage message)
    {
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
        try
        {
            stream.Write(_buffer, 0, _length);
            stream.Flush();
        }
        catch
        {
            stream.SetLength(_written);
            stream.Position = _written;
            throw;
        }

        _written += _length;
        _length = 0;
    }

    public void Dispose()
    {
        using (stream) Flush();
    }
}
