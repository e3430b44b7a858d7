using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNet.Benchmarks.Models;

namespace CompiledNet.Benchmarks.Peers.C;

/// <summary>
/// A model as hand-tuned C for gcc: literal sizes, weights [inputs][outputs padded to lanes], vector extensions, sums in
/// registers. It is the mark of what a careful writer of C gets from the compiler, weights given at run time.
/// </summary>
public sealed class CSource
{
    private readonly Model _model;
    private readonly List<CLayer> _layers = [];

    public CSource(Model model)
    {
        _model = model;
        for (int i = 0; i < model.Layers.Count; i++)
        {
            switch (model.Layers[i])
            {
                case DenseLayer dense:
                    _layers.Add(new CDense(dense));
                    break;
                case ConvolutionLayer convolution:
                    var pooling = i + 1 < model.Layers.Count ? model.Layers[i + 1] as PoolingLayer : null;
                    if (pooling is not null) i++;
                    _layers.Add(new CConvolution(convolution, pooling));
                    break;
                default:
                    throw new NotSupportedException(model.Layers[i].ToString());
            }
        }
    }

    /// <summary>All weights in the order in which the functions read them.</summary>
    public float[] Weights => [.. _layers.SelectMany(layer => layer.Weights)];

    /// <summary>Functions <c>predict1(w, x, y)</c> for a sample and <c>predict(w, x, y, rows)</c> for many.</summary>
    public string Write()
    {
        var c = new CText();
        int most = _layers.Min(layer => layer.MostRows);
        foreach (int rows in new[] { 1, most }.Distinct()) WriteChain(c, rows);
        c.Line("void predict(const float *w, const float *x, float *y, long rows)");
        c.Line("{");
        foreach (int rows in new[] { most, 1 }.Distinct())
            c.Line($"    for (; rows >= {rows}; rows -= {rows}, x += {rows * _model.InputSize}, y += {rows * _model.OutputSize}) predict{rows}(w, x, y);");
        c.Line("}");
        return c.ToString();
    }

    private void WriteChain(CText c, int rows)
    {
        // Rows of the sample's inputs lie without padding, those of hidden layers with it.
        for (int i = 0; i < _layers.Count; i++) _layers[i].Write(c, $"layer{i}_{rows}", rows, i == 0 ? _model.InputSize : _layers[i - 1].OutputStride);
        c.Line($"void predict{rows}(const float *restrict w, const float *restrict x, float *restrict y)");
        c.Line("{");
        int offset = 0;
        string input = "x";
        for (int i = 0; i < _layers.Count; i++)
        {
            c.Line($"    float y{i}[{rows * _layers[i].OutputStride + _layers[i].Overhang}] __attribute__((aligned(64)));");
            c.Line($"    layer{i}_{rows}(w + {offset}, {input}, y{i});");
            input = $"y{i}";
            offset += _layers[i].Weights.Length;
        }

        c.Line($"    for (int row = 0; row < {rows}; row++)");
        c.Line($"        for (int o = 0; o < {_model.OutputSize}; o++) y[row * {_model.OutputSize} + o] = {input}[row * {_layers[^1].OutputStride} + o];");
        c.Line("}");
    }
}
