using System;
using System.Linq;
using CompiledNet.Benchmarks.Models;

namespace CompiledNet.Benchmarks.Peers.C;

/// <summary>
/// A dense layer in C: up to eight vector accumulators in registers, small products split over several of them, four
/// rows at a time for batches.
/// </summary>
public sealed class CDense(DenseLayer layer) : CLayer
{
    private const int BatchRows = 4;

    private readonly int _lanes = CText.Lanes(layer.Outputs), _padded = CText.Padded(layer.Outputs);

    public override int OutputStride => _padded;

    public override int MostRows => BatchRows;

    protected override float[] Kernel => layer.Kernel;

    protected override float[] Bias => layer.Bias;

    public override void Write(CText c, string name, int rows, int inputStride)
    {
        int vectors = _padded / _lanes;
        c.Line($"static inline void {name}(const float *restrict w, const float *restrict x, float *restrict y)");
        c.Line("{");
        for (int first = 0, block; first < vectors; first += block)
        {
            block = Math.Min(CText.Accumulators / rows, vectors - first);
            int split = Split(layer.Inputs, CText.Accumulators / (rows * block));
            WriteBlock(c, rows, inputStride, split, first, block);
        }

        WriteActivation(c, rows);
        c.Line("}");
    }

    // Accumulator a{row}_{vector}_{part}: part p takes the inputs i with i mod split = p.
    private void WriteBlock(CText c, int rows, int inputStride, int split, int first, int block)
    {
        int bias = layer.Inputs * _padded;
        c.Line("    {");
        Each((row, vector) =>
        {
            c.Line($"        f{_lanes} a{row}_{vector}_0 = *(const f{_lanes} *)(w + {bias + (first + vector) * _lanes});");
            for (int part = 1; part < split; part++) c.Line($"        f{_lanes} a{row}_{vector}_{part} = {{0}};");
        });
        c.Line($"        for (int i = 0; i < {layer.Inputs}; i += {split})");
        c.Line("        {");
        for (int part = 0; part < split; part++)
        {
            int p = part;
            for (int vector = 0; vector < block; vector++)
                c.Line($"            f{_lanes} w{vector}_{p} = *(const f{_lanes} *)(w + (i + {p}) * {_padded} + {(first + vector) * _lanes});");
            Each((row, vector) => c.Line($"            a{row}_{vector}_{p} += x[{row * inputStride} + i + {p}] * w{vector}_{p};"));
        }

        c.Line("        }");
        Each((row, vector) =>
        {
            string sum = string.Join(" + ", Enumerable.Range(0, split).Select(part => $"a{row}_{vector}_{part}"));
            c.Line($"        f{_lanes} s{row}_{vector} = {sum};");
            WriteActivated(c, "        ", layer.Activation, _lanes, $"s{row}_{vector}");
            c.Line($"        *(f{_lanes} *)(y + {row * _padded + (first + vector) * _lanes}) = s{row}_{vector};");
        });
        c.Line("    }");

        void Each(Action<int, int> write)
        {
            for (int row = 0; row < rows; row++)
                for (int vector = 0; vector < block; vector++) write(row, vector);
        }
    }

    private void WriteActivation(CText c, int rows)
    {
        if (layer.Activation is Activation.Relu or Activation.None) return;
        c.Line($"    for (float *end = y + {rows * _padded}; y < end; y += {_padded})");
        c.Line("    {");
        if (layer.Activation == Activation.Sigmoid)
        {
            c.Line($"        for (int o = 0; o < {layer.Outputs}; o++) y[o] = 1.0f / (1.0f + expf(-y[o]));");
        }
        else
        {
            c.Line("        float largest = y[0], sum = 0;");
            c.Line($"        for (int o = 1; o < {layer.Outputs}; o++) largest = y[o] > largest ? y[o] : largest;");
            c.Line($"        for (int o = 0; o < {layer.Outputs}; o++) sum += y[o] = expf(y[o] - largest);");
            c.Line($"        for (int o = 0; o < {layer.Outputs}; o++) y[o] *= 1.0f / sum;");
        }

        c.Line("    }");
    }

    private static int Split(int inputs, int most)
    {
        int split = Math.Min(most, 4);
        while (inputs % split != 0) split--;
        return split;
    }
}
