using System.Collections.Generic;

namespace CompiledNet.Tuning;

/// <summary>
/// Points as vectors for a Gaussian process: a column per number, on its coordinate from 0 to 1, and for a choice a column per value, so that
/// two different choices lie at a distance of 1. What does not count lies in the middle, or is no choice at all.
/// </summary>
internal sealed class PointEncoding
{
    private const double ChoiceValue = 0.70710678118654752;
    private readonly SearchSpace _space;
    private readonly int[] _firsts;

    public PointEncoding(SearchSpace space)
    {
        _space = space;
        _firsts = new int[space.Hyperparameters.Count];
        var scales = new List<int>();
        foreach (var hyperparameter in space.Hyperparameters)
        {
            _firsts[hyperparameter.Index] = scales.Count;
            int width = hyperparameter.IsChoice ? hyperparameter.Count!.Value : 1;
            for (int i = 0; i < width; i++) scales.Add(hyperparameter.Index);
        }

        Scales = [.. scales];
    }

    /// <summary>The numbers of a vector.</summary>
    public int Width => Scales.Length;

    /// <summary>For each number of a vector the index of its hyper-parameter: those of a choice share a length scale.</summary>
    public int[] Scales { get; }

    /// <summary>The vector of a point.</summary>
    public double[] Encode(Point point)
    {
        double[] vector = new double[Width];
        foreach (var hyperparameter in _space.Hyperparameters)
        {
            int first = _firsts[hyperparameter.Index];
            if (!hyperparameter.IsChoice) vector[first] = point.IsSet(hyperparameter) ? point.Unit(hyperparameter) : 0.5;
            else if (point.IsSet(hyperparameter)) vector[first + (int)point.Number(hyperparameter)] = ChoiceValue;
        }

        return vector;
    }
}
