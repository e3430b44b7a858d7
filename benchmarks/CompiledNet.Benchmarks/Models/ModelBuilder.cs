using System;
using System.Collections.Generic;

namespace CompiledNet.Benchmarks.Models;

/// <summary>
/// Draws a model layer by layer: weights uniform in ±√(6 / (inputs + outputs)), and small biases that are not zero, so
/// that a peer which forgets them cannot agree with the others.
/// </summary>
public sealed class ModelBuilder
{
    private readonly Random _random;
    private readonly List<ModelLayer> _layers = [];
    private ImageShape? _image;
    private int _size;

    /// <summary>A model of a vector.</summary>
    public ModelBuilder(int seed, int inputs) => (_random, _size) = (new Random(seed), inputs);

    /// <summary>A model of an image.</summary>
    public ModelBuilder(int seed, ImageShape input) => (_random, _image, _size) = (new Random(seed), input, input.Size);

    public ModelBuilder Dense(int outputs, Activation activation)
    {
        var (kernel, bias) = Draw(_size * outputs, _size, outputs, outputs);
        return Add(new DenseLayer(_size, outputs, activation, kernel, bias, _image), null);
    }

    public ModelBuilder Convolution(int filters, int size, bool same, Activation activation)
    {
        int taps = size * size, channels = Image.Channels;
        var (kernel, bias) = Draw(taps * channels * filters, taps * channels, taps * filters, filters);
        var layer = new ConvolutionLayer(Image, filters, size, same, activation, kernel, bias);
        return Add(layer, layer.Output);
    }

    public ModelBuilder Pooling(int size)
    {
        var layer = new PoolingLayer(Image, size);
        return Add(layer, layer.Output);
    }

    public ModelBuilder LSTM(int units)
    {
        var (kernel, recurrent) = (Weights(LSTMLayer.Gates, _size, units), Weights(LSTMLayer.Gates, units, units));
        return Add(new LSTMLayer(_size, units, kernel, recurrent, Uniform(LSTMLayer.Gates * units, 0.1)), null);
    }

    public ModelBuilder GRU(int units)
    {
        var (kernel, recurrent) = (Weights(GRULayer.Gates, _size, units), Weights(GRULayer.Gates, units, units));
        return Add(new GRULayer(_size, units, kernel, recurrent, Uniform(2 * GRULayer.Gates * units, 0.1)), null);
    }

    public ModelBuilder CausalConvolution(int filters, int size, int dilation, Activation activation)
    {
        var (kernel, bias) = Draw(size * _size * filters, size * _size, size * filters, filters);
        return Add(new CausalConvolutionLayer(_size, filters, size, dilation, activation, kernel, bias), null);
    }

    public Model Build() => new(_layers);

    private ImageShape Image => _image ?? throw new InvalidOperationException("The layer before gives no image.");

    private ModelBuilder Add(ModelLayer layer, ImageShape? output)
    {
        _layers.Add(layer);
        (_image, _size) = (output, layer.OutputSize);
        return this;
    }

    private (float[] Kernel, float[] Bias) Draw(int weights, int inputs, int outputs, int biases)
    {
        double limit = Math.Sqrt(6.0 / (inputs + outputs));
        return (Uniform(weights, limit), Uniform(biases, 0.1));
    }

    // Of all gates of a recurrence.
    private float[] Weights(int gates, int inputs, int units) => Uniform(gates * inputs * units, Math.Sqrt(6.0 / (inputs + units)));

    private float[] Uniform(int count, double limit)
    {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) values[i] = (float)((2 * _random.NextDouble() - 1) * limit);
        return values;
    }
}
