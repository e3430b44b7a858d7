using System;

namespace CompiledNet.CompilerServices;

/// <summary>The numbers that the samples of a frame are multiplied by.</summary>
internal static class FrameWindow
{
    /// <summary>A window of <paramref name="length"/> numbers.</summary>
    public static double[] Of(WindowFunction window, int length, bool periodic)
    {
        double[] numbers = new double[length];
        int period = Math.Max(periodic ? length : length - 1, 1);
        double mean = window switch { WindowFunction.Hann => 0.5, WindowFunction.Hamming => 0.54, _ => 1 };
        for (int i = 0; i < length; i++) numbers[i] = length == 1 ? 1 : mean - (1 - mean) * Math.Cos(2 * Math.PI * i / period);
        return numbers;
    }

    /// <summary>The same in the middle of zeros.</summary>
    public static double[] Centered(double[] window, int length)
    {
        double[] numbers = new double[length];
        window.CopyTo(numbers, (length - window.Length) / 2);
        return numbers;
    }

    /// <summary>The window divided by what the scaling says.</summary>
    public static double[] Scaled(double[] window, SpectrogramScaling scaling)
    {
        double sum = 0, squares = 0;
        foreach (double number in window) (sum, squares) = (sum + number, squares + number * number);
        double divisor = scaling switch { SpectrogramScaling.Density => Math.Sqrt(squares), SpectrogramScaling.Spectrum => sum, _ => 1 };
        return Array.ConvertAll(window, number => number / divisor);
    }
}
