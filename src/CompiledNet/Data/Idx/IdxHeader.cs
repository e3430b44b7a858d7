using System;
using System.Buffers.Binary;
using System.IO;

namespace CompiledNet;

/// <summary>What an IDX file says of itself.</summary>
/// <param name="Type">The type of its numbers.</param>
/// <param name="Rows">The length of the first axis.</param>
/// <param name="Count">How many numbers there are.</param>
/// <param name="Length">Bytes of the header.</param>
internal readonly record struct IdxHeader(IdxType Type, int Rows, int Count, int Length)
{
    private const int MostAxes = 8, AxisSize = 4;

    public static IdxHeader Read(Stream content, string path)
    {
        Span<byte> magic = stackalloc byte[4];
        content.ReadExactly(magic);
        if (magic[0] != 0 || magic[1] != 0 || IdxType.Of(magic[2]) is not { } type)
            throw new DataFormatException($"expected an IDX file, which starts with 00 00 and the code of a type, got {Convert.ToHexString(magic)}", path);
        int axes = magic[3];
        if (axes is < 1 or > MostAxes) throw new DataFormatException($"expected 1 to {MostAxes} axes, got {axes}", path);

        Span<byte> lengths = stackalloc byte[axes * AxisSize];
        content.ReadExactly(lengths);
        long count = 1;
        for (int axis = 0; axis < axes; axis++)
        {
            uint length = BinaryPrimitives.ReadUInt32BigEndian(lengths[(axis * AxisSize)..]);
            count *= length; // below 2³¹ so far, and a length is below 2³²
            if (length == 0 || count > Array.MaxLength)
                throw new DataFormatException($"expected axes of 1 to {Array.MaxLength} numbers in all, got {length} along axis {axis + 1}", path);
        }

        return new IdxHeader(type, (int)BinaryPrimitives.ReadUInt32BigEndian(lengths), (int)count, magic.Length + lengths.Length);
    }
}
