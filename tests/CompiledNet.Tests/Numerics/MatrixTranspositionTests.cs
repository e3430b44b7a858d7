using System;
using CompiledNet.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet.Tests.Numerics;

public class MatrixTranspositionTests
{
    [Theory]
    [InlineData(1, 1, 16, 16)]
    [InlineData(64, 10, 16, 16)]
    [InlineData(10, 64, 16, 16)]
    [InlineData(17, 19, 16, 16)]
    [InlineData(33, 48, 16, 16)]
    [InlineData(32, 16, 16, 32)]
    [InlineData(7, 5, 8, 8)]
    [InlineData(35, 3, 4, 16)]
    [InlineData(3, 35, 16, 4)]
    [InlineData(40, 23, 32, 8)]
    public void Every_number_goes_to_its_place_and_none_anywhere_else(int rows, int columns, int panelA, int panelB)
    {
        Check<float>(rows, columns, panelA, panelB);
        Check<double>(rows, columns, panelA, panelB);
    }

    private static void Check<T>(int rows, int columns, int panelA, int panelB) where T : unmanaged, System.Numerics.INumber<T>
    {
        var (a, b) = (new T[RoundUp(columns, panelA) * rows], new T[RoundUp(rows, panelB) * columns]);
        var expected = new T[b.Length];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                var number = T.CreateChecked(row * columns + column + 1);
                a[column / panelA * rows * panelA + row * panelA + column % panelA] = number;
                expected[row / panelB * columns * panelB + column * panelB + row % panelB] = number;
            }
        }

        MatrixTransposition.Transpose(ref a[0], ref b[0], rows, columns, panelA, panelB);
        b.ShouldBe(expected);

        // The same, panel by panel into the same memory.
        var part = new T[panelB * columns];
        for (int first = 0; first < rows; first += panelB)
        {
            part.AsSpan().Clear();
            MatrixTransposition.TransposeRows(ref a[0], ref part[0], first, Math.Min(panelB, rows - first), rows, columns, panelA, panelB);
            part.ShouldBe(expected.AsSpan(first * columns, part.Length).ToArray(), $"from {first} on");
        }
    }

    private static int RoundUp(int value, int multiple) => (value + multiple - 1) / multiple * multiple;
}
