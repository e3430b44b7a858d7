using System;
using System.IO;
using System.Text;

namespace CompiledNet.Benchmarks.Peers.OnnxRuntime;

/// <summary>The few wire types of Protocol Buffers that an ONNX model needs (protobuf.dev, "Encoding").</summary>
public sealed class ProtobufWriter
{
    private const int Varint = 0, LengthDelimited = 2, Fixed32 = 5;

    private readonly MemoryStream _stream = new();

    public byte[] ToArray() => _stream.ToArray();

    public void Write(int field, long value)
    {
        WriteVarint((ulong)(field << 3 | Varint));
        WriteVarint((ulong)value);
    }

    public void Write(int field, float value)
    {
        WriteVarint((ulong)(field << 3 | Fixed32));
        _stream.Write(BitConverter.GetBytes(value));
    }

    public void Write(int field, string value) => Write(field, Encoding.UTF8.GetBytes(value));

    public void Write(int field, ReadOnlySpan<byte> value)
    {
        WriteVarint((ulong)(field << 3 | LengthDelimited));
        WriteVarint((ulong)value.Length);
        _stream.Write(value);
    }

    /// <summary>A message within the message.</summary>
    public void Write(int field, Action<ProtobufWriter> message)
    {
        var inner = new ProtobufWriter();
        message(inner);
        Write(field, inner.ToArray());
    }

    private void WriteVarint(ulong value)
    {
        for (; value >= 0x80; value >>= 7) _stream.WriteByte((byte)(value | 0x80));
        _stream.WriteByte((byte)value);
    }
}
