using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Runtime.InteropServices;

namespace CompiledNet;

/// <summary>A named array of numbers in some shape, row-major, as it lies in a weight file.</summary>
public sealed class NamedTensor
{
    private readonly int[] _shape;
    private readonly byte[] _bytes;

    /// <summary>A tensor of singles, which are copied.</summary>
    /// <param name="name">Its name, such as <c>hidden/kernel</c>.</param>
    /// <param name="shape">Its dimensions; none for a single number.</param>
    /// <param name="values">As many numbers as the shape has.</param>
    /// <exception cref="ArgumentException">The shape has a negative dimension or another number of values.</exception>
    public NamedTensor(string name, ReadOnlySpan<int> shape, ReadOnlySpan<float> values)
        : this(name, CheckedShape(shape, values.Length), TensorType.F32, new byte[checked(values.Length * 4)])
    {
        for (int i = 0; i < values.Length; i++) BinaryPrimitives.WriteSingleLittleEndian(_bytes.AsSpan(4 * i), values[i]);
    }

    /// <summary>A tensor of doubles, which are copied.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="shape">Its dimensions; none for a single number.</param>
    /// <param name="values">As many numbers as the shape has.</param>
    /// <exception cref="ArgumentException">The shape has a negative dimension or another number of values.</exception>
    public NamedTensor(string name, ReadOnlySpan<int> shape, ReadOnlySpan<double> values)
        : this(name, CheckedShape(shape, values.Length), TensorType.F64, new byte[checked(values.Length * 8)])
    {
        for (int i = 0; i < values.Length; i++) BinaryPrimitives.WriteDoubleLittleEndian(_bytes.AsSpan(8 * i), values[i]);
    }

    /// <summary>Takes over bytes as a file has them: little-endian, as many as shape and type say.</summary>
    internal NamedTensor(string name, int[] shape, TensorType type, byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(name);
        (Name, _shape, Type, _bytes) = (name, shape, type, bytes);
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its dimensions; empty for a single number.</summary>
    public IReadOnlyList<int> Shape => _shape;

    /// <summary>How its numbers are stored.</summary>
    public TensorType Type { get; }

    /// <summary>How many numbers it has.</summary>
    public int Count => _bytes.Length / Type.Size();

    /// <summary>The stored numbers, little-endian.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>A copy of its numbers as singles; doubles are rounded.</summary>
    public float[] ToArray()
    {
        var values = new float[Count];
        CopyTo(values);
        return values;
    }

    /// <summary>Copies its numbers as singles; doubles are rounded, the other types are exact.</summary>
    /// <exception cref="ArgumentException"><paramref name="values"/> has not <see cref="Count"/> numbers.</exception>
    public void CopyTo(Span<float> values)
    {
        CheckLength(values.Length);
        if (Type == TensorType.F32 && BitConverter.IsLittleEndian)
        {
            MemoryMarshal.Cast<byte, float>(_bytes).CopyTo(values);
            return;
        }

        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Type switch
            {
                TensorType.F32 => BinaryPrimitives.ReadSingleLittleEndian(_bytes.AsSpan(4 * i)),
                TensorType.F64 => (float)BinaryPrimitives.ReadDoubleLittleEndian(_bytes.AsSpan(8 * i)),
                TensorType.F16 => (float)BinaryPrimitives.ReadHalfLittleEndian(_bytes.AsSpan(2 * i)),
                _ => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadInt16LittleEndian(_bytes.AsSpan(2 * i)) << 16),
            };
        }
    }

    /// <summary>Copies its numbers as doubles, exactly.</summary>
    /// <exception cref="ArgumentException"><paramref name="values"/> has not <see cref="Count"/> numbers.</exception>
    public void CopyTo(Span<double> values)
    {
        CheckLength(values.Length);
        if (Type == TensorType.F64)
        {
            for (int i = 0; i < values.Length; i++) values[i] = BinaryPrimitives.ReadDoubleLittleEndian(_bytes.AsSpan(8 * i));
            return;
        }

        var singles = ToArray();
        for (int i = 0; i < values.Length; i++) values[i] = singles[i];
    }

    private static int[] CheckedShape(ReadOnlySpan<int> shape, int count)
    {
        long size = 1;
        foreach (int dimension in shape)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(dimension, nameof(shape));
            size = checked(size * dimension);
        }

        if (size != count) throw new ArgumentException($"The shape has {size} numbers, but {count} were given.", nameof(shape));
        return shape.ToArray();
    }

    private void CheckLength(int length)
    {
        if (length != Count) throw new ArgumentException($"The tensor '{Name}' has {Count} numbers, not {length}.", "values");
    }
}
