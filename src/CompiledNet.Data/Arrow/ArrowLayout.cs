using System;
using System.IO;

namespace CompiledNet;

/// <summary>The messages of an Arrow file or stream, looked at before the library reads them: all that they lead to lies within the file.</summary>
/// <param name="stream">The file.</param>
internal sealed class ArrowLayout(FileStream stream)
{
    private const int MagicLength = 6, Continues = -1, PrefixLength = 8, BlockSize = 24, BufferSize = 16;

    // Fields of the tables.
    private const int Kind = 1, Header = 2, BodyLength = 3, Dictionaries = 2, Batches = 3, Data = 1, Buffers = 2, Nodes = 1;

    // Kinds of messages.
    private const byte Schema = 1, Dictionary = 2, Batch = 3;

    /// <summary>Looks at the messages that the end of a file lists.</summary>
    /// <exception cref="InvalidDataException">Something is not within the file.</exception>
    public void CheckFile()
    {
        const int end = sizeof(int) + MagicLength;
        int length = stream.Length < end ? -1 : BitConverter.ToInt32(Read(stream.Length - end, sizeof(int)));
        var footer = new FlatBytes(Read(stream.Length - end - length, length));
        int root = footer.Check(FlatTables.Footer);
        foreach (var (list, kind) in (ReadOnlySpan<(int, byte)>)[(Dictionaries, Dictionary), (Batches, Batch)])
        {
            if (footer.Field(root, list) is not (>= 0 and var field)) continue;
            var (first, count) = footer.Vector(field, BlockSize);
            for (int i = 0; i < count; i++)
            {
                int block = first + i * BlockSize;
                long start = footer.Int64(block), body = footer.Int64(block + 16);
                int metadata = footer.Int32(block + 8);
                // Behind a message of another kind the library goes on with whatever follows it.
                if (metadata < PrefixLength || body < 0 || Message(start, body) is not { } message || message.Kind != kind || message.Body > start + metadata)
                    throw new InvalidDataException($"its block {i} is none");
                Within(start, metadata + body);
            }
        }
    }

    /// <summary>Looks at the messages of a stream, one after another.</summary>
    /// <exception cref="InvalidDataException">The first is no schema, or something is not within the file.</exception>
    public void CheckStream()
    {
        // Where the first is empty, the library takes what follows for the length of one.
        if (Message(0, null) is not { Kind: Schema } schema) throw new InvalidDataException("it does not begin with a schema");
        for (long at = schema.End; at < stream.Length && Message(at, null) is { } message;) at = message.End;
    }

    // What the message is, where its body begins and where it ends; null behind the last. A body that is said to be shorter is as long as that.
    private (byte Kind, long Body, long End)? Message(long at, long? said)
    {
        int length = BitConverter.ToInt32(Read(at, sizeof(int)));
        long start = at + sizeof(int);
        if (length == Continues)
        {
            length = BitConverter.ToInt32(Read(start, sizeof(int)));
            start += sizeof(int);
        }

        if (length == 0) return null;
        var bytes = new FlatBytes(Read(start, length));
        int root = bytes.Check(FlatTables.Message);
        long body = bytes.Field(root, BodyLength) is >= 0 and var field ? bytes.Int64(field) : 0;
        Within(start + length, body);
        byte kind = bytes.Field(root, Kind) is >= 0 and var place ? bytes.Byte(place) : (byte)0;
        if (bytes.Field(root, Header) is >= 0 and var header)
        {
            if (kind == Batch) CheckBuffers(bytes, bytes.Follow(header), Math.Min(body, said ?? body));
            else if (kind == Dictionary && bytes.Field(bytes.Follow(header), Data) is >= 0 and var data) CheckBuffers(bytes, bytes.Follow(data), Math.Min(body, said ?? body));
        }

        return (kind, start + length, start + length + body);
    }

    private void CheckBuffers(FlatBytes bytes, int batch, long body)
    {
        if (bytes.Field(batch, Nodes) is >= 0 and var nodes)
        {
            var (first, count) = bytes.Vector(nodes, BufferSize);
            for (int i = 0; i < count; i++)
                if (bytes.Int64(first + i * BufferSize) is var values && (values < 0 || values > FileReading.MostValues(stream.Length))) throw new InvalidDataException($"its array {i} has {values} values");
        }

        if (bytes.Field(batch, Buffers) is >= 0 and var buffers)
        {
            var (first, count) = bytes.Vector(buffers, BufferSize);
            for (int i = 0; i < count; i++)
            {
                long start = bytes.Int64(first + i * BufferSize), length = bytes.Int64(first + i * BufferSize + 8);
                if (start < 0 || length < 0 || start > body - length) throw new InvalidDataException($"its buffer {i} of {length} bytes at {start} is not within {body} bytes");
            }
        }
    }

    private byte[] Read(long start, int length)
    {
        Within(start, length);
        byte[] bytes = new byte[length];
        stream.Position = start;
        stream.ReadExactly(bytes);
        return bytes;
    }

    private void Within(long start, long length)
    {
        if (start < 0 || length < 0 || start > stream.Length - length) throw new InvalidDataException($"it leads to {length} bytes at {start}, and has {stream.Length}");
    }
}
