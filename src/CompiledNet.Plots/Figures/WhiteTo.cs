using ScottPlot;

namespace CompiledNet.Plots;

/// <summary>From white at 0 to a color at 1.</summary>
internal sealed class WhiteTo(Color color) : IColormap
{
    public string Name => "White to a color";

    public Color GetColor(double position) => Colors.White.MixedWith(color, double.IsNaN(position) ? 0 : System.Math.Clamp(position, 0, 1));
}
