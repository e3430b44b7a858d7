namespace CompiledNet.Generator.Kernels;

/// <summary>
/// A convolution by minimal filtering along the width: each tile of a few outputs comes from <see cref="Points"/> products a
/// channel and filter, one at each point, instead of a product for every output and tap.
/// </summary>
/// <remarks>
/// S. Winograd, "Arithmetic complexity of computations" (1980); A. Lavin and S. Gray, "Fast algorithms for convolutional
/// neural networks", arXiv:1509.09308. Inputs and weights are polynomials that are multiplied at the points 0, 1, −1, 2, −2
/// and ∞. Along one axis only: its sums are as exact as those of the products themselves, which two axes would not give.
/// </remarks>
/// <param name="Convolution">The convolution.</param>
internal sealed record WinogradShape(ConvolutionShape Convolution)
{
    /// <summary>Products of a tile, and the inputs that it reads.</summary>
    public const int Points = 6;

    /// <summary>Outputs of a tile.</summary>
    public int Outputs => Points + 1 - Convolution.Width.Taps;

    /// <summary>Tiles in a line; the last one overlaps its neighbour where they do not divide it.</summary>
    public int Tiles => (Convolution.Width.Output - 1) / Outputs + 1;

    /// <summary>Outputs of the last tile that its neighbour has too.</summary>
    public int Overlap => Tiles * Outputs - Convolution.Width.Output;

    /// <summary>Vectors of all input lines at a point.</summary>
    public int InputVectors => InputLines * Tiles;

    /// <summary>Vectors of all output lines at a point.</summary>
    public int OutputVectors => OutputLines * Tiles;

    /// <summary>Lines of the input, those of zeros included.</summary>
    public int InputLines => Convolution.Height.Padded;

    /// <summary>Lines of the output.</summary>
    public int OutputLines => Convolution.Height.Output;

    /// <summary>Taps of the kernel along the height.</summary>
    public int LineTaps => Convolution.Height.Taps;

    /// <summary>Whether what follows a line of tiles is what the next line of windows reads.</summary>
    public bool IsGapless => Convolution.Height.Stride == 1;

    /// <summary>Whether there is a form for the convolution.</summary>
    public static bool Fits(ConvolutionShape convolution) =>
        convolution.Width is { SlidingTaps: >= 2 and <= 5 } width && width.Output > Points - width.Taps && convolution.Channels > 1;

    /// <summary>The first output of tile <paramref name="tile"/>, which is the first input it reads too.</summary>
    public string Start(string tile) => Overlap == 0 ? $"{tile} * {Outputs}" : $"Math.Min({tile} * {Outputs}, {Convolution.Width.Output - Outputs})";

    public override string ToString() => $"Winograd{Outputs}Convolution{Convolution}";
}
