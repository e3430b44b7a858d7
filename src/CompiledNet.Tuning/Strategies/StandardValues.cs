using System;
using System.Linq;

namespace CompiledNet.Tuning;

/// <summary>Values as a Gaussian process wants them.</summary>
internal static class StandardValues
{
    // Of numbers beyond these, squares and sums would be infinite, or nothing.
    private const double Largest = 1e100, Least = 1e-100;

    /// <summary>The values in a unit in which their squares and sums are numbers; as they are, if they can be. What is not finite stays so.</summary>
    public static double[] InRange(double[] values)
    {
        double most = values.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        return most is > Largest or (> 0 and < Least) ? Array.ConvertAll(values, value => value / most) : values;
    }

    /// <summary>The values at mean 0 and deviation 1; equal ones are all 0.</summary>
    public static double[] Of(double[] values)
    {
        values = InRange(values);
        double mean = values.Average(), deviation = Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
        return Array.ConvertAll(values, value => (value - mean) / (deviation > 0 ? deviation : 1));
    }
}
