using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNet;

/// <summary>
/// One parameter of a network, such as <c>dense/kernel</c>, in the shape that Keras has and row by row, however it lies in
/// memory. It is no copy: it reads and writes the network's own numbers.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Weight<T> where T : unmanaged
{
    private readonly INetwork<T> _network;
    private readonly ParameterDescription _parameter;

    internal Weight(INetwork<T> network, ParameterDescription parameter) => (_network, _parameter) = (network, parameter);

    /// <summary>Its name: that of its layer, a slash, and what it is.</summary>
    public string Name => _parameter.Name;

    /// <summary>Its shape, such as [inputs, units]; empty for a single number.</summary>
    public IReadOnlyList<int> Shape => _parameter.Shape;

    /// <summary>How many numbers it has.</summary>
    public int Count => _parameter.Count;

    /// <summary>Whether training changes it: the declaration lets it, and it is not frozen, see <see cref="NetworkFreezing"/>.</summary>
    public bool Trainable => _parameter.Trainable && !_network.FrozenParameters().Contains(Name);

    /// <summary>One of its numbers.</summary>
    /// <param name="index">One index for each axis of <see cref="Shape"/>, counted from 0.</param>
    /// <exception cref="ArgumentException">There are not as many indices as axes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside of its axis.</exception>
    public T this[params ReadOnlySpan<int> index]
    {
        get => ToArray()[Position(index)];
        set
        {
            int position = Position(index);
            var values = ToArray();
            values[position] = value;
            Set(values);
        }
    }

    /// <summary>A copy of its numbers, row-major.</summary>
    public T[] ToArray()
    {
        var values = new T[Count];
        CopyTo(values);
        return values;
    }

    /// <summary>Copies its numbers, row-major.</summary>
    /// <param name="values">Takes <see cref="Count"/> numbers.</param>
    /// <exception cref="ArgumentException">It has another length.</exception>
    public void CopyTo(Span<T> values) => _parameter.Gather(_network.Parameters.Span, values);

    /// <summary>Sets its numbers.</summary>
    /// <param name="values"><see cref="Count"/> numbers, row-major.</param>
    /// <exception cref="ArgumentException">It has another length.</exception>
    public void Set(ReadOnlySpan<T> values)
    {
        using var change = _network.ParameterSet.Change();
        _parameter.Scatter(values, change.Span);
    }

    /// <summary>The square root of the sum of its squares.</summary>
    public double Norm() => Math.Sqrt(SumOfSquares());

    /// <summary>Such as <c>dense/kernel [8, 10]</c>.</summary>
    public override string ToString() => $"{Name} {ShapeText.Of(Shape)}";

    internal double SumOfSquares()
    {
        double sum = 0;
        foreach (var value in ToArray()) sum += Number<T>.ToDouble(value) * Number<T>.ToDouble(value);
        return sum;
    }

    private int Position(ReadOnlySpan<int> index)
    {
        if (index.Length != Shape.Count) throw new ArgumentException($"'{this}' takes {Shape.Count} indices, not {index.Length}.", nameof(index));
        int position = 0;
        for (int axis = 0; axis < index.Length; axis++)
        {
            if ((uint)index[axis] >= (uint)Shape[axis])
                throw new ArgumentOutOfRangeException(nameof(index), index[axis], $"From 0 to {Shape[axis] - 1} was expected on axis {axis} of '{this}'.");
            position = position * Shape[axis] + index[axis];
        }

        return position;
    }
}
