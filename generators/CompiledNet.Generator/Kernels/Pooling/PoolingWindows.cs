using System;
using System.Collections.Generic;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>The loops over windows and over the positions in each, that pooling forward and backward share.</summary>
/// <param name="height">How windows lie along the first axis.</param>
/// <param name="width">How windows lie along the second axis.</param>
/// <param name="stride">The distance of two positions.</param>
internal sealed class PoolingWindows(WindowAxis height, WindowAxis width, int stride)
{
    // Up to so many positions a window is written out.
    private const int Unrolled = 9;

    public bool IsClipped => height.IsClipped || width.IsClipped;

    /// <summary>Whether each position lies in exactly one window.</summary>
    public bool IsPartition => height.IsPartition && width.IsPartition;

    public int Positions => height.Size * width.Size;

    /// <summary>Where the window's first position lies within a row.</summary>
    public string Origin => Offset("top", "left");

    /// <summary>Where the window itself lies within a row of results.</summary>
    public string Window => height.Input == 1 ? $"ox * {stride}" : $"(oy * {width.Output} + ox) * {stride}";

    /// <summary>How many positions of a clipped window there are.</summary>
    public string Count => height.Input == 1 ? "right - left" : "(bottom - top) * (right - left)";

    /// <summary>Opens the loops over the windows; the blocks, innermost first.</summary>
    public IEnumerable<SourceWriter.Block> Begin(SourceWriter writer)
    {
        if (height.Input == 1) return [width.Begin(writer, "ox", "left", "right")];
        var rows = height.Begin(writer, "oy", "top", "bottom");
        return [width.Begin(writer, "ox", "left", "right"), rows];
    }

    /// <summary>Whether the window is one long run of positions, so that they can be taken several at a time.</summary>
    public bool IsRun => !IsClipped && height.Input == 1 && Positions > Unrolled;

    /// <summary>Where a position of such a run lies within a row.</summary>
    public string InRun(string position) => $"(left + {position}) * {stride}";

    /// <summary>Writes what is done with each position of the window, given its offset within a row.</summary>
    public void ForEach(SourceWriter writer, Action<string> write)
    {
        if (!IsClipped && Positions <= Unrolled)
        {
            for (int y = 0; y < height.Size; y++)
                for (int x = 0; x < width.Size; x++) write(x + y == 0 ? Origin : Origin + $" + {(y * width.Input + x) * stride}");
            return;
        }

        if (height.Input > 1) writer.Line("for (nint iy = top; iy < bottom; iy++)");
        using (writer.Begin("for (nint ix = left; ix < right; ix++)")) write(Offset(height.Input > 1 ? "iy" : "top", "ix"));
    }

    public override string ToString() => height.Input == 1 ? width.ToString() : $"{height}x{width}";

    private string Offset(string y, string x) => height.Input == 1 ? $"{x} * {stride}" : $"({y} * {width.Input} + {x}) * {stride}";
}
