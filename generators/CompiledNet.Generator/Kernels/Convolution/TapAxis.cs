using System;

namespace CompiledNet.Generator.Kernels;

/// <summary>How the windows of a convolution lie along one axis: number o reads o · Stride + tap · Dilation of the padded positions.</summary>
/// <param name="Input">Positions there are.</param>
/// <param name="Output">Windows there are.</param>
/// <param name="Taps">Positions a window reads.</param>
/// <param name="Stride">How far apart windows start.</param>
/// <param name="Dilation">How far apart the positions of a window are.</param>
/// <param name="Before">Zeros before the first position.</param>
/// <param name="After">Zeros after the last position.</param>
internal sealed record TapAxis(int Input, int Output, int Taps, int Stride, int Dilation, int Before, int After)
{
    /// <summary>An axis with a single position.</summary>
    public static TapAxis Single { get; } = new(1, 1, 1, 1, 1, 0, 0);

    /// <summary>Positions with the zeros around them.</summary>
    public int Padded => Before + Input + After;

    /// <summary>Positions that a window reads, if the next window reads them all but the first; else 0.</summary>
    public int SlidingTaps => Stride == 1 && Dilation == 1 ? Taps : 0;

    public bool IsPadded => Before > 0 || After > 0;

    /// <summary>From the first position that a window reads to the last.</summary>
    public static int Reach(int taps, int dilation) => checked((taps - 1) * dilation + 1);

    /// <summary>Windows that lie within the positions.</summary>
    public static TapAxis Valid(int input, int taps, int stride, int dilation) =>
        new(input, (input - Reach(taps, dilation)) / stride + 1, taps, stride, dilation, 0, 0);

    /// <summary>A window at every <paramref name="stride"/>-th position, half of the surplus before the first; as TensorFlow does.</summary>
    public static TapAxis Same(int input, int taps, int stride, int dilation)
    {
        int output = (input - 1) / stride + 1, surplus = Math.Max(0, checked((output - 1) * stride + Reach(taps, dilation)) - input);
        return new TapAxis(input, output, taps, stride, dilation, surplus / 2, surplus - surplus / 2);
    }

    /// <summary>A window at every <paramref name="stride"/>-th position, all of the surplus before the first.</summary>
    public static TapAxis Causal(int input, int taps, int stride, int dilation) =>
        new(input, (input - 1) / stride + 1, taps, stride, dilation, Reach(taps, dilation) - 1, 0);

    public override string ToString() =>
        $"{Taps}{(Stride == 1 ? "" : $"Step{Stride}")}{(Dilation == 1 ? "" : $"Dilated{Dilation}")}Of{Padded}";
}
