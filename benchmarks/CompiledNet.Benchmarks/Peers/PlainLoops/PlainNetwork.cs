using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNet.Benchmarks.Models;

namespace CompiledNet.Benchmarks.Peers.PlainLoops;

/// <summary>A chain of <see cref="PlainLayer"/>.</summary>
public sealed class PlainNetwork(Model model)
{
    private readonly PlainLayer[] _layers = [.. model.Layers.Select(PlainLayer.Of)];
    private readonly float[] _delta = new float[model.OutputSize];
    private int _iteration;

    public ReadOnlySpan<float> Forward(ReadOnlySpan<float> input)
    {
        foreach (var layer in _layers) input = layer.Forward(input);
        return input;
    }

    /// <summary>Adds the gradient of a sample whose class is <paramref name="target"/>.</summary>
    public void Learn(ReadOnlySpan<float> input, float target)
    {
        Forward(input).CopyTo(_delta);
        if (_delta.Length == 1) _delta[0] -= target;
        else _delta[(int)target] -= 1;
        ReadOnlySpan<float> delta = _delta;
        for (int i = _layers.Length - 1; i >= 0; i--) delta = _layers[i].Backward(delta);
    }

    /// <summary>Takes a step with the mean of the gradients of <paramref name="rows"/> samples.</summary>
    public void Step(int rows)
    {
        _iteration++;
        foreach (var layer in _layers)
            foreach (var parameter in layer.Parameters) parameter.Step(_iteration, 1f / rows);
    }

    public IEnumerable<float> Parameters() => _layers.SelectMany(layer => layer.Parameters).SelectMany(parameter => parameter.Values);
}
