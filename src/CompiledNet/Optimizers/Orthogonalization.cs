using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CompiledNet;

/// <summary>Makes a matrix nearly orthogonal: all its singular values about 1, its singular vectors as they were.</summary>
/// <param name="rows">Rows of the matrix.</param>
/// <param name="columns">Columns of the matrix.</param>
internal sealed class Orthogonalization(int rows, int columns)
{
    // The polynomial ax + bx³ + cx⁵ of K. Jordan, which takes singular values between 0 and 1 next to 1 in five steps.
    private const float A = 3.4445f, B = -4.7750f, C = 2.0315f;

    private readonly int _short = Math.Min(rows, columns), _long = Math.Max(rows, columns);
    private readonly float[] _x = new float[rows * columns], _next = new float[rows * columns];
    private readonly float[] _products = new float[Square(rows, columns)], _polynomial = new float[Square(rows, columns)];

    public int Rows => rows;

    public int Columns => columns;

    /// <summary>Newton-Schulz steps on the wide form of the matrix, [short, long], in place.</summary>
    [MethodImpl(Hot.Optimized)]
    public void Apply(Span<float> matrix, int steps)
    {
        double norm = GradientClipping.Norm(matrix) + 1e-7;
        for (int i = 0; i < _x.Length; i++) _x[Place(i)] = (float)(matrix[i] / norm);
        for (int step = 0; step < steps; step++)
        {
            // products = X·Xᵀ; polynomial = b·products + c·products²; X = a·X + polynomial·X
            for (int i = 0; i < _short; i++)
                for (int j = 0; j < _short; j++) _products[i * _short + j] = Dot(Row(_x, i, _long), Row(_x, j, _long));
            Combine(B, _products, C, _products, _products, _polynomial, _short);
            Combine(A, _x, 1, _polynomial, _x, _next, _long);
            _next.CopyTo(_x, 0);
        }

        for (int i = 0; i < _x.Length; i++) matrix[i] = _x[Place(i)];
    }

    private static int Square(int rows, int columns) => checked(Math.Min(rows, columns) * Math.Min(rows, columns));

    /// <summary>Where number i of the matrix lies in its wide form.</summary>
    [MethodImpl(Hot.Inlined)]
    private int Place(int i) => rows <= columns ? i : i % columns * rows + i / columns;

    /// <summary>result = own · start + factor · left · right, with [short, short] · [short, width].</summary>
    [MethodImpl(Hot.Optimized)]
    private void Combine(float own, float[] start, float factor, float[] left, float[] right, float[] result, int width)
    {
        for (int i = 0; i < _short; i++)
        {
            var target = Row(result, i, width);
            var origin = Row(start, i, width);
            for (int k = 0; k < width; k++) target[k] = own * origin[k];
            for (int j = 0; j < _short; j++) AddScaled(target, factor * left[i * _short + j], Row(right, j, width));
        }
    }

    [MethodImpl(Hot.Inlined)]
    private static Span<float> Row(float[] matrix, int row, int width) => matrix.AsSpan(row * width, width);

    [MethodImpl(Hot.Optimized)]
    private static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        ReadOnlySpan<Vector<float>> p = MemoryMarshal.Cast<float, Vector<float>>(a), q = MemoryMarshal.Cast<float, Vector<float>>(b);
        var sums = Vector<float>.Zero;
        for (int i = 0; i < p.Length; i++) sums += p[i] * q[i];
        float sum = Vector.Sum(sums);
        for (int i = p.Length * Vector<float>.Count; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }

    [MethodImpl(Hot.Optimized)]
    private static void AddScaled(Span<float> target, float factor, ReadOnlySpan<float> values)
    {
        var sums = MemoryMarshal.Cast<float, Vector<float>>(target);
        var terms = MemoryMarshal.Cast<float, Vector<float>>(values);
        for (int i = 0; i < sums.Length; i++) sums[i] += factor * terms[i];
        for (int i = sums.Length * Vector<float>.Count; i < target.Length; i++) target[i] += factor * values[i];
    }
}
