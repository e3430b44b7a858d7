using System;
using System.Collections.Generic;
using CompiledNet.Numerics;

namespace CompiledNet.Tuning;

/// <summary>
/// Tries every point of a grid: all values of choices and whole numbers, and for real numbers, as for whole ones that have more, at most so many that
/// divide the scale into equal parts, both ends included. The hyper-parameter declared last changes fastest; values that do not count
/// multiply nothing. The search ends with the grid.
/// </summary>
public sealed class GridSearch : SearchStrategy
{
    private readonly int _levels;
    private readonly long _mostPoints;
    private SearchSpace? _space;
    private List<Point> _points = [];

    /// <summary>Sets up how fine the grid is.</summary>
    /// <param name="levels">How many values of a range are tried at most, at least 2.</param>
    /// <param name="mostPoints">How many points the grid may have, at least 1, so that a search is refused that nobody would wait for.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is too small.</exception>
    public GridSearch(int levels = 5, int mostPoints = 100_000)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(levels, 2);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(mostPoints);
        (_levels, _mostPoints) = (levels, mostPoints);
    }

    /// <summary>The number of points of the grid over a space.</summary>
    /// <exception cref="ArgumentException">There are more than the most.</exception>
    public int Points(SearchSpace space)
    {
        Check(space);
        return _points.Count;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The grid has more points than the most.</exception>
    public override void Check(SearchSpace space)
    {
        ArgumentNullException.ThrowIfNull(space);
        if (_space == space) return;
        _points = [];
        Add(space, new double[space.Hyperparameters.Count], 0);
        _space = space;
    }

    /// <inheritdoc/>
    public override Point? Next(SearchKnowledge knowledge, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        Check(knowledge.Space);
        return knowledge.Number < _points.Count ? _points[knowledge.Number] : null;
    }

    private void Add(SearchSpace space, double[] numbers, int index)
    {
        if (index == numbers.Length)
        {
            if (_points.Count == _mostPoints)
                throw new ArgumentException($"The grid over {numbers.Length} hyper-parameters has more than {_mostPoints} points: take fewer levels than {_levels}, or another strategy.", nameof(space));
            _points.Add(new Point(space, [.. numbers]));
            return;
        }

        var hyperparameter = space.Hyperparameters[index];
        foreach (double value in SearchSpace.Counts(hyperparameter, numbers) ? hyperparameter.Levels(_levels) : [double.NaN])
        {
            numbers[index] = value;
            Add(space, numbers, index + 1);
        }
    }
}
