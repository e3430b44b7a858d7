using System;
using System.IO;

namespace CompiledNet;

/// <summary>A structure of Thrift's compact protocol: what is of no interest is passed over, and nothing leads out of it.</summary>
/// <param name="bytes">The bytes, which begin with it.</param>
internal ref struct ThriftBytes(ReadOnlySpan<byte> bytes)
{
    private const int MostDepth = 64;
    private const byte True = 1, False = 2, Byte = 3, Short = 4, Long = 6, Double = 7, Binary = 8, List = 9, Set = 10;

    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>The type of a number of 32 bits, and of a structure.</summary>
    public const byte Int = 5, Structure = 12;

    /// <summary>How many bytes have been passed.</summary>
    public int Position { get; private set; }

    /// <summary>The type of the next field, 0 at the end of the structure.</summary>
    /// <param name="field">The number of the field before, 0 at first; becomes that of this one.</param>
    public byte Next(ref int field)
    {
        byte head = Take(), type = (byte)(head & 15);
        if (type == 0) return 0;
        field = head >> 4 is > 0 and var step ? field + step : (int)Number();
        return type;
    }

    /// <summary>A number.</summary>
    public long Number() => VarInt() is var number ? (long)(number >> 1) ^ -(long)(number & 1) : 0;

    /// <summary>Passes over a value.</summary>
    /// <exception cref="InvalidDataException">It is not within the bytes.</exception>
    public void Skip(byte type, int depth = 0)
    {
        if (depth > MostDepth) throw new InvalidDataException("a structure of it has structures within structures without end");
        switch (type)
        {
            case True or False:
                break;
            case Byte:
                Take();
                break;
            case Short or Int or Long:
                VarInt();
                break;
            case Double:
                Pass(sizeof(double));
                break;
            case Binary:
                Pass(VarInt());
                break;
            case List or Set:
                byte head = Take();
                ulong count = head >> 4 is < 15 and var few ? (ulong)few : VarInt();
                for (ulong i = 0; i < count; i++) Skip((head & 15) is True or False ? Byte : (byte)(head & 15), depth + 1);
                break;
            case Structure:
                int field = 0;
                while (Next(ref field) is > 0 and var inner) Skip(inner, depth + 1);
                break;
            default:
                throw new InvalidDataException($"a structure of it has a field of type {type}");
        }
    }

    private ulong VarInt()
    {
        ulong number = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte part = Take();
            number |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80) return number;
        }

        throw new InvalidDataException("a structure of it has a number without end");
    }

    private void Pass(ulong length)
    {
        if (length > (ulong)(_bytes.Length - Position)) throw Ends();
        Position += (int)length;
    }

    private byte Take() => Position < _bytes.Length ? _bytes[Position++] : throw Ends();

    private static InvalidDataException Ends() => new("a structure of it leads beyond its end");
}
