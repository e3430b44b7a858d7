using System;
using System.Linq;
using CompiledNet.Benchmarks.Models;

namespace CompiledNet.Benchmarks.Peers.C;

/// <summary>
/// A convolution in C with the pooling after it: filters in the lanes of vectors, the windows of neighbouring squares in
/// up to eight accumulators, their activation and maximum taken in registers. A pixel's numbers follow those of the one
/// before without a gap, so that a row of a window is one run; the last lanes of a pixel are overwritten by the next.
/// </summary>
public sealed class CConvolution : CLayer
{
    private readonly ConvolutionLayer _layer;
    private readonly int _square, _lanes, _vectors, _pixels;

    public CConvolution(ConvolutionLayer layer, PoolingLayer? pooling)
    {
        (_layer, _square) = (layer, pooling?.Size ?? 1);
        (_lanes, _vectors) = (CText.Lanes(layer.Filters), CText.Padded(layer.Filters) / CText.Lanes(layer.Filters));
        int most = Math.Max(1, CText.Accumulators / (_square * _square * _vectors)), squares = layer.Output.Width / _square;
        _pixels = _square * Enumerable.Range(1, most).Last(count => squares % count == 0);
    }

    public override int OutputStride => _layer.OutputSize / (_square * _square);

    public override int Overhang => _lanes;

    protected override float[] Kernel => _layer.Kernel;

    protected override float[] Bias => _layer.Bias;

    public override void Write(CText c, string name, int rows, int inputStride)
    {
        var (input, output) = (_layer.Input, _layer.Output);
        int margin = _layer.Margin, width = input.Width + 2 * margin, line = width * input.Channels;
        c.Line($"static inline void {name}(const float *restrict w, const float *restrict x, float *restrict y)");
        c.Line("{");
        if (margin > 0)
        {
            c.Line($"    float padded[{(input.Height + 2 * margin) * line}] __attribute__((aligned(64))) = {{0}};");
            c.Line($"    for (int i = 0; i < {input.Height}; i++) memcpy(padded + (i + {margin}) * {line} + {margin * input.Channels}, x + i * {input.Width * input.Channels}, {input.Width * input.Channels * sizeof(float)});");
            c.Line("    x = padded;");
        }

        c.Line($"    for (int top = 0; top < {output.Height}; top += {_square})");
        c.Line($"        for (int left = 0; left < {output.Width}; left += {_pixels})");
        c.Line("        {");
        WriteSums(c, line);
        WriteSquares(c);
        c.Line("        }");
        c.Line("}");
    }

    private void WriteSums(CText c, int line)
    {
        int channels = _layer.Input.Channels, run = _layer.Size * channels, padded = _vectors * _lanes;
        Each((row, pixel, vector) => c.Line($"            f{_lanes} a{row}_{pixel}_{vector} = *(const f{_lanes} *)(w + {_layer.Size * run * padded + vector * _lanes});"));
        c.Line($"            for (int down = 0; down < {_layer.Size}; down++)");
        c.Line("            {");
        c.Line($"                const float *from = x + (top + down) * {line} + left * {channels}, *v = w + down * {run * padded};");
        c.Line($"                for (int k = 0; k < {run}; k++, v += {padded})");
        c.Line("                {");
        for (int vector = 0; vector < _vectors; vector++) c.Line($"                    f{_lanes} w{vector} = *(const f{_lanes} *)(v + {vector * _lanes});");
        Each((row, pixel, vector) => c.Line($"                    a{row}_{pixel}_{vector} += from[{row * line + pixel * channels} + k] * w{vector};"));
        c.Line("                }");
        c.Line("            }");
    }

    private void WriteSquares(CText c)
    {
        int width = _layer.Output.Width / _square;
        for (int square = 0; square < _pixels / _square; square++)
        {
            for (int vector = 0; vector < _vectors; vector++)
            {
                string first = $"a0_{square * _square}_{vector}";
                for (int row = 0; row < _square; row++)
                {
                    for (int pixel = square * _square; pixel < (square + 1) * _square; pixel++)
                        if (row + pixel > square * _square) c.Line($"            {first} = max{_lanes}({first}, a{row}_{pixel}_{vector});");
                }

                WriteActivated(c, "            ", _layer.Activation, _lanes, first);
                c.Line($"            *(f{_lanes} *)(y + (top / {_square} * {width} + left / {_square} + {square}) * {_layer.Filters} + {vector * _lanes}) = {first};");
            }
        }
    }

    private void Each(Action<int, int, int> write)
    {
        for (int row = 0; row < _square; row++)
            for (int pixel = 0; pixel < _pixels; pixel++)
                for (int vector = 0; vector < _vectors; vector++) write(row, pixel, vector);
    }
}
