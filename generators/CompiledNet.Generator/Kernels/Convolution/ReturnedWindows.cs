using System;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Kernels;

/// <summary>
/// How very few channels collect the gradients of the windows that read them: as dot products of vectors of filters, the windows of
/// a line among zeros, with weights that are set in the order of the windows.
/// </summary>
/// <remarks>
/// Where taps of a phase belong to windows next to each other, those of a line are one run of numbers, in which vectors pay no
/// attention to where a window begins. Of narrow windows a few neighbouring positions share a run, so that vectors begin where
/// cache lines do; a window that a position does not touch has weights of zero.
/// </remarks>
/// <param name="Shape">The convolution.</param>
/// <param name="Stride">Numbers from one window to the next.</param>
/// <param name="Element">The type of the numbers.</param>
internal sealed record ReturnedWindows(ConvolutionShape Shape, int Stride, ElementType Element)
{
    /// <summary>The most channels and positions of a group.</summary>
    public const int MostSums = 4;

    // Of most processors.
    private const int VectorBytes = 32;

    public ReturnAxis Height { get; } = new(Shape.Height);

    public ReturnAxis Width { get; } = new(Shape.Width);

    /// <summary>Whether there are few enough channels, so that it takes half the products of vectors or fewer.</summary>
    public bool AreWorthIt
    {
        get
        {
            int lanes = VectorBytes / Padding.SizeOf(Element), vectors = (Shape.Filters + lanes - 1) / lanes;
            return Shape.Channels <= MostSums && 2 * Shape.Channels * vectors <= Shape.Filters && Height.IsRegular && Width.IsRegular;
        }
    }

    /// <summary>Whether the taps of a phase are one run.</summary>
    public bool IsJoined => Width.WindowStep == 1;

    /// <summary>Neighbouring positions that share a run.</summary>
    public int Group => IsJoined && Shape.Channels == 1 && Shape.Width.Stride == 1
        ? Math.Max(1, Math.Min(Math.Min(MostSums, Line / Stride), Shape.Width.Input))
        : 1;

    /// <summary>Numbers of a run; of several windows whole vectors of every width.</summary>
    public int Length => IsJoined && Width.Taps + Group > 2 ? Padding.RoundUp((Width.Taps + Group - 1) * Stride, Line) : Stride;

    /// <summary>Runs that a position reads of a line.</summary>
    public int Runs => IsJoined ? 1 : Width.Taps;

    /// <summary>Sums that are taken of a run.</summary>
    public int Sums => Group * Shape.Channels;

    /// <summary>Windows of a line with the zeros around them, as far as runs reach.</summary>
    public int LineWindows => Math.Max(Width.Padded, Width.Before + Width.Last - Width.Reach - (Group - 1) + (Length + Stride - 1) / Stride);

    /// <summary>From one line of windows to the next.</summary>
    public int LineLength => LineWindows * Stride;

    /// <summary>Lines of windows with those of zeros.</summary>
    public int Lines => Height.Padded;

    /// <summary>Weights of a phase of a row of taps: run by run, sum by sum.</summary>
    public int PhaseLength => Runs * Sums * Length;

    /// <summary>Weights of a row of taps, phase by phase.</summary>
    public int RowLength => Shape.Width.Stride * PhaseLength;

    private int Line => Padding.LineLength(Element);
}
