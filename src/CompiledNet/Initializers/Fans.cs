using System;

namespace CompiledNet;

/// <summary>How many numbers flow into and out of one unit of a parameter (<c>compute_fans</c> of Keras 3), at least 1.</summary>
/// <param name="In">Inputs of a unit.</param>
/// <param name="Out">Outputs of a unit.</param>
internal readonly record struct Fans(double In, double Out)
{
    /// <summary>The mean of both.</summary>
    public double Average => (In + Out) / 2;

    /// <summary>The fans of a bias [units], a dense kernel [in, out] or a convolution kernel [..., in, out].</summary>
    public static Fans Of(ReadOnlySpan<int> shape)
    {
        double input = 1, output = 1;
        if (shape.Length == 1) input = output = shape[0];
        else if (shape.Length > 1)
        {
            double field = 1;
            foreach (int size in shape[..^2]) field *= size;
            (input, output) = (field * shape[^2], field * shape[^1]);
        }

        return new(Math.Max(1, input), Math.Max(1, output));
    }
}
