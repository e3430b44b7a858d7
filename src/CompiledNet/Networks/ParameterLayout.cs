using System;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>Copies a parameter between the block of a network, with its padding, and a plain row-major array.</summary>
public static class ParameterLayout
{
    /// <summary>Copies the parameter out of <paramref name="block"/> into <paramref name="values"/>.</summary>
    /// <exception cref="ArgumentException"><paramref name="values"/> has not <see cref="ParameterDescription.Count"/> numbers.</exception>
    [MethodImpl(Hot.Optimized)]
    public static void Gather<T>(this ParameterDescription parameter, ReadOnlySpan<T> block, Span<T> values)
    {
        Check(parameter, values.Length);
        for (int left = 0, length; left < parameter.Columns; left += length)
        {
            length = RunLength(parameter, left);
            for (int row = 0; row < parameter.Rows; row++)
            {
                var memory = block.Slice(parameter.IndexOf(row, left), length);
                if (!parameter.Transposed) memory.CopyTo(values[(row * parameter.Columns + left)..]);
                else for (int i = 0; i < memory.Length; i++) values[Transposed(parameter, row, left + i)] = memory[i];
            }
        }
    }

    /// <summary>Copies <paramref name="values"/> to the parameter's place in <paramref name="block"/>.</summary>
    /// <exception cref="ArgumentException"><paramref name="values"/> has not <see cref="ParameterDescription.Count"/> numbers.</exception>
    [MethodImpl(Hot.Optimized)]
    public static void Scatter<T>(this ParameterDescription parameter, ReadOnlySpan<T> values, Span<T> block)
    {
        Check(parameter, values.Length);
        for (int left = 0, length; left < parameter.Columns; left += length)
        {
            length = RunLength(parameter, left);
            for (int row = 0; row < parameter.Rows; row++)
            {
                var memory = block.Slice(parameter.IndexOf(row, left), length);
                if (!parameter.Transposed) values.Slice(row * parameter.Columns + left, length).CopyTo(memory);
                else for (int i = 0; i < memory.Length; i++) memory[i] = values[Transposed(parameter, row, left + i)];
            }
        }
    }

    // Columns from one on that lie side by side in memory: those of a panel within a group.
    [MethodImpl(Hot.Optimized)]
    private static int RunLength(ParameterDescription parameter, int left)
    {
        int width = parameter.Columns / parameter.Groups;
        return Math.Min(parameter.Panel, width - left % width);
    }

    [MethodImpl(Hot.Optimized)]
    private static int Transposed(ParameterDescription parameter, int row, int column)
    {
        int height = parameter.Rows / parameter.Blocks;
        return (row / height * parameter.Columns + column) * height + row % height;
    }

    private static void Check(ParameterDescription parameter, int length, [CallerArgumentExpression(nameof(length))] string? name = null)
    {
        if (length != parameter.Count)
            throw new ArgumentException($"The parameter '{parameter.Name}' has {parameter.Count} numbers, not {length}.", name);
    }
}
