using System;
using System.Linq;
using CompiledNet.Numerics;
using MathNet.Numerics;

namespace CompiledNet.Tuning;

/// <summary>
/// A mixture of normal densities, cut off at 0 and 1: one around each coordinate, as wide as the farther of its neighbours is away but no
/// narrower than 1 / min(100, n + 1), and one around the middle as wide as the range, which lets nothing be impossible.
/// </summary>
internal sealed class ParzenDensity : IUnitDensity
{
    private readonly double[] _means, _deviations, _masses;

    public ParzenDensity(double[] units)
    {
        _means = [.. units.Append(0.5).Order()];
        int count = _means.Length, prior = Array.IndexOf(_means, 0.5);
        _deviations = new double[count];
        _masses = new double[count];
        for (int i = 0; i < count; i++)
        {
            double left = i == 0 ? _means[i] : _means[i] - _means[i - 1];
            double right = i == count - 1 ? 1 - _means[i] : _means[i + 1] - _means[i];
            _deviations[i] = i == prior ? 1 : Math.Clamp(Math.Max(left, right), 1.0 / Math.Min(100, count + 1), 1);
            _masses[i] = Below((1 - _means[i]) / _deviations[i]) - Below(-_means[i] / _deviations[i]);
        }
    }

    public double At(double unit)
    {
        double sum = 0;
        for (int i = 0; i < _means.Length; i++)
        {
            double z = (unit - _means[i]) / _deviations[i];
            sum += Math.Exp(-z * z / 2) / (_deviations[i] * _masses[i]);
        }

        return sum / (_means.Length * Math.Sqrt(2 * Math.PI));
    }

    public double Draw(RandomStream random)
    {
        int i = random.NextInt32(_means.Length);
        // A third of the mass at least lies between 0 and 1, with a mean at an end and a deviation of 1, so that this ends soon.
        while (true)
        {
            double unit = _means[i] + _deviations[i] * random.NextNormal();
            if (unit is >= 0 and < 1) return unit;
        }
    }

    private static double Below(double z) => 0.5 * SpecialFunctions.Erfc(-z / Math.Sqrt(2));
}
