using System;
using System.IO;

namespace CompiledNet;

/// <summary>
/// Structures of Thrift's compact protocol. Parquet.Net 6.1 takes a field for what its number should be, whatever the file says that it is, and makes room for as
/// many bytes as it then finds there; so the types are compared before, and nothing leads out of the bytes.
/// </summary>
/// <param name="bytes">The bytes, which begin with it.</param>
internal ref struct ThriftBytes(ReadOnlySpan<byte> bytes)
{
    private const int MostDepth = 64, MostInList = 15;

    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>How many bytes have been passed.</summary>
    public int Position { get; private set; }

    /// <summary>Passes a structure whose fields are what they should be.</summary>
    /// <param name="fields">Its fields by their number less one; null where there is none. Numbers and texts that are not among them are passed over.</param>
    /// <param name="numbers">Where the numbers and truth values of it go, by the same places; may be shorter.</param>
    /// <param name="inner">Where those of the structures within it go, each at a place <paramref name="stride"/> times its own; may be shorter.</param>
    /// <param name="stride">How many numbers a structure within it has room for.</param>
    /// <exception cref="InvalidDataException">A field is something else, or is not within the bytes.</exception>
    public void Structure(ThriftField?[] fields, scoped Span<long> numbers = default, scoped Span<long> inner = default, int stride = 0) => Structure(fields, numbers, inner, stride, 0);

    private void Structure(ThriftField?[] fields, scoped Span<long> numbers, scoped Span<long> inner, int stride, int depth)
    {
        if (depth > MostDepth) throw new InvalidDataException("a structure of it has structures within structures without end");
        for (int number = 0; Take() is not 0 and var head;)
        {
            number = head >> 4 is > 0 and var step ? number + step : (int)Number(short.MinValue, short.MaxValue);
            var type = (ThriftType)(head & 15);
            var field = number > 0 && number <= fields.Length ? fields[number - 1] : null;
            if (field is null ? type is ThriftType.List or >= ThriftType.Set : (type == ThriftType.False ? ThriftType.True : type) != field.Type)
                throw new InvalidDataException($"field {number} of a structure of it is of type {type}");
            bool isAtInner = stride > 0 && number * stride <= inner.Length;
            if (type == ThriftType.Structure) Structure(field!.Fields!, isAtInner ? inner.Slice((number - 1) * stride, stride) : default, default, 0, depth + 1);
            else if (type == ThriftType.List) List(field!.Element!, depth);
            else if (Value(type) is var value && field is not null && number <= numbers.Length) numbers[number - 1] = value;
        }
    }

    private void List(ThriftField element, int depth)
    {
        byte head = Take();
        ulong count = head >> 4 is < MostInList and var few ? (ulong)few : VarInt();
        if (count > 0 && (ThriftType)(head & 15) != element.Type) throw new InvalidDataException($"a list of it has elements of type {(ThriftType)(head & 15)}");
        for (ulong i = 0; i < count; i++)
        {
            if (element.Type == ThriftType.Structure) Structure(element.Fields!, default, default, 0, depth + 1);
            else Value(element.Type);
        }
    }

    // A number or truth value; 0 for what is passed over.
    private long Value(ThriftType type)
    {
        switch (type)
        {
            case ThriftType.True:
                return 1;
            case ThriftType.False:
                return 0;
            case ThriftType.Byte:
                return Take();
            case ThriftType.Short:
                return Number(short.MinValue, short.MaxValue);
            case ThriftType.Int:
                return Number(int.MinValue, int.MaxValue);
            case ThriftType.Long:
                return Number(long.MinValue, long.MaxValue);
            case ThriftType.Double:
                Pass(sizeof(double));
                return 0;
            case ThriftType.Binary:
                Pass(VarInt());
                return 0;
            default:
                throw new InvalidDataException($"a structure of it has a field of type {type}");
        }
    }

    private long Number(long least, long most)
    {
        ulong folded = VarInt();
        long number = (long)(folded >> 1) ^ -(long)(folded & 1);
        return number >= least && number <= most ? number : throw new InvalidDataException($"a structure of it has the number {number}");
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
