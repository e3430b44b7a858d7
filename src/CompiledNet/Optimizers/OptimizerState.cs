using System;
using System.Collections.Generic;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>
/// What an optimizer remembers, by name: <c>dense/kernel/m</c> is the part <c>m</c> of the state for the parameter <c>dense/kernel</c>,
/// row-major in its shape, whatever the order in memory. Another framework's training goes on when its numbers are set by these names.
/// </summary>
public sealed class OptimizerState
{
    private readonly Optimizer _optimizer;
    private readonly Dictionary<string, (ParameterDescription Parameter, AlignedBuffer<float> Slot)> _parts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int[] Shape, float[] Values)> _tensors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (double[] Values, int Index)> _numbers = new(StringComparer.Ordinal);

    internal OptimizerState(
        Optimizer optimizer, NetworkDescription network, IReadOnlyList<(string Name, AlignedBuffer<float> Values)> slots, IReadOnlyList<(string Name, double[] Values, int Index)> numbers,
        IReadOnlyList<(string Name, int[] Shape, float[] Values)> tensors)
    {
        _optimizer = optimizer;
        var names = new List<string>();
        foreach (var parameter in network.Parameters)
        {
            if (!parameter.Trainable) continue;
            foreach (var (name, values) in slots)
            {
                names.Add($"{parameter.Name}/{name}");
                _parts.Add(names[^1], (parameter, values));
            }
        }

        foreach (var (name, shape, values) in tensors)
        {
            names.Add(name);
            _tensors.Add(name, (shape, values));
        }

        foreach (var (name, numberValues, index) in numbers) _numbers.Add(name, (numberValues, index));
        Names = names;
        NumberNames = [.. _numbers.Keys];
    }

    /// <summary>The names of all parts: those that have a number for each number of a parameter, and those with shapes of their own, such as the means of rows and columns of <see cref="Adafactor"/>.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The names of lone numbers, such as the product of Nadam's momenta; most optimizers have none.</summary>
    public IReadOnlyList<string> NumberNames { get; }

    /// <summary>How many updates were taken; the next one is computed as number <c>Iterations + 1</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long Iterations
    {
        get => _optimizer.Iterations;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _optimizer.SetIterations(value);
        }
    }

    /// <summary>A copy of a part; setting it replaces its numbers.</summary>
    /// <exception cref="KeyNotFoundException">There is none of that name; the message names those there are.</exception>
    /// <exception cref="ArgumentException">The part has another number of numbers.</exception>
    public float[] this[string name]
    {
        get
        {
            if (_tensors.TryGetValue(name, out var tensor)) return [.. tensor.Values];
            var (parameter, slot) = Find(name);
            float[] values = new float[parameter.Count];
            parameter.Gather<float>(slot.Span, values);
            return values;
        }
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            if (_tensors.TryGetValue(name, out var tensor))
            {
                if (value.Length != tensor.Values.Length) throw new ArgumentException($"'{name}' has {tensor.Values.Length} numbers, not {value.Length}.", nameof(value));
                value.CopyTo(tensor.Values, 0);
                return;
            }

            var (parameter, slot) = Find(name);
            parameter.Scatter<float>(value, slot.Span);
        }
    }

    /// <summary>The shape of a part: that of its parameter, or its own.</summary>
    /// <exception cref="KeyNotFoundException">There is none of that name; the message names those there are.</exception>
    public IReadOnlyList<int> ShapeOf(string name) => _tensors.TryGetValue(name, out var tensor) ? tensor.Shape : Find(name).Parameter.Shape;

    /// <summary>A lone number.</summary>
    /// <exception cref="KeyNotFoundException">There is none of that name; the message names those there are.</exception>
    public double Number(string name) => FindNumber(name);

    /// <summary>Replaces a lone number.</summary>
    /// <exception cref="KeyNotFoundException">There is none of that name; the message names those there are.</exception>
    public void SetNumber(string name, double value) => FindNumber(name) = value;

    private (ParameterDescription Parameter, AlignedBuffer<float> Slot) Find(string name) => _parts.TryGetValue(name, out var found)
        ? found
        : throw new KeyNotFoundException($"The state of {_optimizer.GetType().Name} has no part '{name}' among: {string.Join(", ", Names)}.");

    private ref double FindNumber(string name)
    {
        if (_numbers.TryGetValue(name, out var found)) return ref found.Values[found.Index];
        throw new KeyNotFoundException($"The state of {_optimizer.GetType().Name} has no number '{name}' among: {string.Join(", ", NumberNames)}.");
    }
}
