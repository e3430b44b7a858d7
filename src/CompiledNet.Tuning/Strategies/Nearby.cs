using System;
using CompiledNet.Numerics;

namespace CompiledNet.Tuning;

/// <summary>Points near another one: coordinates moved by normal steps, whole numbers by one at least, and now and then another choice.</summary>
internal static class Nearby
{
    public static Point Of(Point point, double deviation, RandomStream random)
    {
        int count = point.Space.Hyperparameters.Count;
        // One hyper-parameter at least changes; each of the others every other time.
        int certain = random.NextInt32(count);
        return point.Space.Build(hyperparameter =>
        {
            double step = random.NextNormal(), coin = random.NextDouble();
            if (!point.IsSet(hyperparameter)) return coin;
            double unit = point.Unit(hyperparameter);
            if (hyperparameter.IsChoice) return coin < (hyperparameter.Index == certain ? 0.5 : 0.1) ? random.NextDouble() : unit;
            if (hyperparameter.Index != certain && coin < 0.5) return unit;
            double least = hyperparameter.Count is { } values ? 1.0 / values : 0;
            return Math.Clamp(unit + step * Math.Max(deviation, least), 0, 1 - 1e-12);
        });
    }
}
