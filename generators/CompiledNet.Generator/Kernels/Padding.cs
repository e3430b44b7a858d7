using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Kernels;

/// <summary>How far apart vectors of numbers lie, so that whole SIMD vectors can be read and written.</summary>
/// <remarks>
/// A lone number stays alone: a column of them over the batch is then contiguous. Beyond that 16, 32 and multiples of 64
/// bytes, so that every width in use divides the stride or is narrowed to it.
/// </remarks>
internal static class Padding
{
    private const int Line = 64;

    public static int SizeOf(ElementType element) => element == ElementType.Double ? 8 : 4;

    /// <summary>Numbers in a cache line.</summary>
    public static int LineLength(ElementType element) => Line / SizeOf(element);

    public static int Stride(int channels, ElementType element)
    {
        int size = SizeOf(element), bytes = checked(channels * size);
        if (channels == 1) return 1;
        if (bytes <= 16) return 16 / size;
        return bytes <= 32 ? 32 / size : RoundUp(channels, Line / size);
    }

    /// <summary>The distance of two rows of a matrix: as that of vectors, but a lone column is padded too.</summary>
    public static int MatrixStride(int columns, ElementType element) => columns == 1 ? 16 / SizeOf(element) : Stride(columns, element);

    /// <summary>Columns of a panel of a matrix with rows of <paramref name="stride"/> numbers: a cache line, unless it is narrower.</summary>
    public static int Panel(int stride, ElementType element) => System.Math.Min(stride, LineLength(element));

    /// <summary>Room behind the last frame of a sequence, where vectors do not divide its rows: see <see cref="ElementwiseLoop"/>.</summary>
    public static int Behind(int row, ElementType element)
    {
        int line = LineLength(element);
        return row % line == 0 || row * SizeOf(element) is 16 or 32 ? 0 : line;
    }

    public static int RoundUp(int value, int multiple) => checked((value + multiple - 1) / multiple * multiple);
}
