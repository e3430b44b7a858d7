using System;
using ScottPlot;

namespace CompiledNet.Plots;

/// <summary>Blue below the middle, white in it, red above: for numbers with a sign.</summary>
internal sealed class BlueWhiteRed : IColormap
{
    private static readonly Color s_below = Color.FromHex("#2456b8"), s_above = Color.FromHex("#c43c2f");

    public string Name => "Blue, white, red";

    public Color GetColor(double position)
    {
        double signed = double.IsNaN(position) ? 0 : 2 * Math.Clamp(position, 0, 1) - 1;
        return Colors.White.MixedWith(signed < 0 ? s_below : s_above, Math.Abs(signed));
    }
}
