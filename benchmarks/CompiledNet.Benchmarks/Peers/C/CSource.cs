using System;
using System.Globalization;
using System.Linq;
using System.Runtime.Intrinsics;
using System.Text;
using CompiledNet.Benchmarks.Models;

namespace CompiledNet.Benchmarks.Peers.C;

/// <summary>
/// Writes a dense model as C for gcc: literal sizes, weights [inputs][outputs padded to lanes], up to eight vector
/// accumulators in registers, small products split over several of them, four rows at a time for batches. It is the
/// mark of what a careful generator of C gets from the compiler, weights given at run time.
/// </summary>
public static class CSource
{
    private const int Accumulators = 8, BatchRows = 4;

    public static string Write(DenseModel model)
    {
        var c = new StringBuilder("#include <math.h>\n");
        foreach (int lanes in new[] { 1, 4, 8, 16 })
            c.Append(CultureInfo.InvariantCulture, $"typedef float f{lanes} __attribute__((vector_size({4 * lanes}), aligned(4), may_alias));\ntypedef int i{lanes} __attribute__((vector_size({4 * lanes})));\n");
        foreach (int rows in new[] { 1, BatchRows })
        {
            for (int i = 0; i < model.Layers.Count; i++) WriteLayer(c, model.Layers[i], i, rows, i == 0 ? model.InputSize : Padded(model.Layers[i].Inputs));
            WriteChain(c, model, rows);
        }

        return c.Append(CultureInfo.InvariantCulture, $$"""
            void predict(const float *w, const float *x, float *y, long rows)
            {
                for (; rows >= {{BatchRows}}; rows -= {{BatchRows}}, x += {{BatchRows * model.InputSize}}, y += {{BatchRows * model.OutputSize}}) predict{{BatchRows}}(w, x, y);
                for (; rows > 0; rows--, x += {{model.InputSize}}, y += {{model.OutputSize}}) predict1(w, x, y);
            }

            """).ToString();
    }

    // Vectors that are wider than the processor's registers go through memory in gcc.
    private static int WidestLanes => Vector512.IsHardwareAccelerated ? 16 : Vector256.IsHardwareAccelerated ? 8 : 4;

    /// <summary>Floats per vector for a layer of so many outputs.</summary>
    public static int Lanes(int outputs) => Math.Min(WidestLanes, outputs switch { > 8 => 16, > 4 => 8, > 1 => 4, _ => 1 });

    /// <summary>Outputs rounded up to whole vectors.</summary>
    public static int Padded(int outputs) => (outputs + Lanes(outputs) - 1) / Lanes(outputs) * Lanes(outputs);

    // Rows of the sample's inputs lie without padding, those of hidden layers with it.
    private static void WriteLayer(StringBuilder c, DenseLayer layer, int index, int rows, int inputStride)
    {
        int lanes = Lanes(layer.Outputs), padded = Padded(layer.Outputs), vectors = padded / lanes;
        Line(c, $"static inline void layer{index}_{rows}(const float *restrict w, const float *restrict x, float *restrict y)");
        Line(c, "{");
        for (int first = 0, block; first < vectors; first += block)
        {
            block = Math.Min(Accumulators / rows, vectors - first);
            int split = Split(layer.Inputs, Accumulators / (rows * block));
            WriteBlock(c, layer, rows, inputStride, split, lanes, padded, first, block);
        }

        WriteActivation(c, layer, rows, padded);
        Line(c, "}");
    }

    // Accumulator a{row}_{vector}_{part}: part p takes the inputs i with i mod split = p.
    private static void WriteBlock(StringBuilder c, DenseLayer layer, int rows, int inputStride, int split, int lanes, int padded, int first, int block)
    {
        int bias = layer.Inputs * padded;
        Line(c, "    {");
        Each((row, vector) =>
        {
            Line(c, $"        f{lanes} a{row}_{vector}_0 = *(const f{lanes} *)(w + {bias + (first + vector) * lanes});");
            for (int part = 1; part < split; part++) Line(c, $"        f{lanes} a{row}_{vector}_{part} = {{0}};");
        });
        Line(c, $"        for (int i = 0; i < {layer.Inputs}; i += {split})");
        Line(c, "        {");
        for (int part = 0; part < split; part++)
        {
            int p = part;
            for (int vector = 0; vector < block; vector++)
                Line(c, $"            f{lanes} w{vector}_{p} = *(const f{lanes} *)(w + (i + {p}) * {padded} + {(first + vector) * lanes});");
            Each((row, vector) => Line(c, $"            a{row}_{vector}_{p} += x[{row * inputStride} + i + {p}] * w{vector}_{p};"));
        }

        Line(c, "        }");
        Each((row, vector) =>
        {
            string sum = string.Join(" + ", Enumerable.Range(0, split).Select(part => $"a{row}_{vector}_{part}"));
            Line(c, $"        f{lanes} s{row}_{vector} = {sum};");
            if (layer.Activation == Activation.Relu) Line(c, $"        s{row}_{vector} = (f{lanes})((s{row}_{vector} > 0) & (i{lanes})s{row}_{vector});");
            Line(c, $"        *(f{lanes} *)(y + {row * padded + (first + vector) * lanes}) = s{row}_{vector};");
        });
        Line(c, "    }");

        void Each(Action<int, int> write)
        {
            for (int row = 0; row < rows; row++)
                for (int vector = 0; vector < block; vector++) write(row, vector);
        }
    }

    private static void WriteActivation(StringBuilder c, DenseLayer layer, int rows, int padded)
    {
        if (layer.Activation == Activation.Relu) return;
        Line(c, $"    for (float *end = y + {rows * padded}; y < end; y += {padded})");
        Line(c, "    {");
        if (layer.Activation == Activation.Sigmoid)
        {
            Line(c, $"        for (int o = 0; o < {layer.Outputs}; o++) y[o] = 1.0f / (1.0f + expf(-y[o]));");
        }
        else
        {
            Line(c, "        float largest = y[0], sum = 0;");
            Line(c, $"        for (int o = 1; o < {layer.Outputs}; o++) largest = y[o] > largest ? y[o] : largest;");
            Line(c, $"        for (int o = 0; o < {layer.Outputs}; o++) sum += y[o] = expf(y[o] - largest);");
            Line(c, $"        for (int o = 0; o < {layer.Outputs}; o++) y[o] *= 1.0f / sum;");
        }

        Line(c, "    }");
    }

    private static void WriteChain(StringBuilder c, DenseModel model, int rows)
    {
        Line(c, $"void predict{rows}(const float *restrict w, const float *restrict x, float *restrict y)");
        Line(c, "{");
        int offset = 0;
        string input = "x";
        for (int i = 0; i < model.Layers.Count; i++)
        {
            var layer = model.Layers[i];
            Line(c, $"    float y{i}[{rows * Padded(layer.Outputs)}] __attribute__((aligned(64)));");
            Line(c, $"    layer{i}_{rows}(w + {offset}, {input}, y{i});");
            input = $"y{i}";
            offset += (layer.Inputs + 1) * Padded(layer.Outputs);
        }

        Line(c, $"    for (int row = 0; row < {rows}; row++)");
        Line(c, $"        for (int o = 0; o < {model.OutputSize}; o++) y[row * {model.OutputSize} + o] = {input}[row * {Padded(model.OutputSize)} + o];");
        Line(c, "}");
    }

    private static int Split(int inputs, int most)
    {
        int split = Math.Min(most, 4);
        while (inputs % split != 0) split--;
        return split;
    }

    private static void Line(StringBuilder c, string text) => c.Append(text).Append('\n');
}
