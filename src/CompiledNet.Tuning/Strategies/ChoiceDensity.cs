using System;
using CompiledNet.Numerics;

namespace CompiledNet.Tuning;

/// <summary>How often each choice was taken, with one more that is shared by all.</summary>
internal sealed class ChoiceDensity : IUnitDensity
{
    private readonly double[] _shares;

    public ChoiceDensity(int count, double[] units)
    {
        _shares = new double[count];
        Array.Fill(_shares, 1.0 / count / (units.Length + 1));
        foreach (double unit in units) _shares[Index(unit)] += 1.0 / (units.Length + 1);
    }

    public double At(double unit) => _shares[Index(unit)] * _shares.Length;

    public double Draw(RandomStream random)
    {
        double left = random.NextDouble();
        int index = 0;
        while (index < _shares.Length - 1 && left >= _shares[index]) left -= _shares[index++];
        return (index + 0.5) / _shares.Length;
    }

    private int Index(double unit) => Math.Min((int)(unit * _shares.Length), _shares.Length - 1);
}
