using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CompiledNet.Numerics;

namespace CompiledNet.CompilerServices;

/// <summary>The kernels of Gaussian noise. What is drawn follows from seed, step, row, node and position alone.</summary>
public static class GaussianNoise
{
    /// <summary>y = x + σ · n with n of the standard normal distribution, for <paramref name="rows"/> rows.</summary>
    public static void Add<T>(ref T x, ref T y, int rows, int stride, double deviation, int node, RandomDraw draw)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Run(ref x, ref y, rows, stride, deviation, 1, 0, node, draw);

    /// <summary>y = x · (1 + √(rate / (1 - rate)) · n), forward and backward alike.</summary>
    /// <remarks>N. Srivastava et al., "Dropout: A Simple Way to Prevent Neural Networks from Overfitting", JMLR 2014, section 10.</remarks>
    public static void Multiply<T>(ref T x, ref T y, int rows, int stride, double rate, int node, RandomDraw draw)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Run(ref x, ref y, rows, stride, 0, 1, Math.Sqrt(rate / (1 - rate)), node, draw);

    /// <summary>y = amount · x · n, forward and backward alike; 0 where nothing is drawn.</summary>
    /// <remarks>With a deviation for x this is what is added to a mean: D. P. Kingma and M. Welling, "Auto-Encoding Variational Bayes", 2014, section 2.4.</remarks>
    public static void Scale<T>(ref T x, ref T y, int rows, int stride, double amount, int node, RandomDraw draw)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (draw.Active) Run(ref x, ref y, rows, stride, 0, 0, amount, node, draw);
        else MemoryMarshal.CreateSpan(ref y, rows * stride).Clear();
    }

    [MethodImpl(Hot.Optimized)]
    private static void Run<T>(ref T x, ref T y, int rows, int stride, double added, double kept, double multiplied, int node, RandomDraw draw)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!draw.Active || (added == 0 && multiplied == 0))
        {
            MemoryMarshal.CreateReadOnlySpan(ref x, rows * stride).CopyTo(MemoryMarshal.CreateSpan(ref y, rows * stride));
            return;
        }

        for (int row = 0; row < rows; row++)
        {
            for (int i = 0; i < stride; i += 4)
            {
                var (a, b, c, d) = draw.Normals(node, row, i / 4);
                int count = Math.Min(4, stride - i);
                nint at = (nint)row * stride + i;
                for (int j = 0; j < count; j++)
                {
                    double normal = j switch { 0 => a, 1 => b, 2 => c, _ => d };
                    T value = Unsafe.Add(ref x, at + j);
                    Unsafe.Add(ref y, at + j) = value * T.CreateTruncating(kept + multiplied * normal) + T.CreateTruncating(added * normal);
                }
            }
        }
    }
}
