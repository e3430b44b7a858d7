using System;

namespace CompiledNet;

/// <summary>A value that a callback watches, and which change of it counts as an improvement.</summary>
internal sealed class MonitoredValue
{
    private static readonly string[] s_moreIsBetter = ["acc", "auc", "precision", "recall", "f1", "r2"];

    private readonly string _name;
    private readonly float _minDelta;
    private readonly bool _max;

    public MonitoredValue(string name, MonitorMode mode, float minDelta)
    {
        ArgumentException.ThrowIfNullOrEmpty(name, "monitor");
        if (!Enum.IsDefined(mode)) throw new ArgumentOutOfRangeException(nameof(mode), mode, "Auto, Min or Max was expected.");
        (_name, _minDelta, _max) = (name, Math.Abs(minDelta), mode == MonitorMode.Max);
        if (mode != MonitorMode.Auto || name.EndsWith("loss", StringComparison.Ordinal)) return;
        foreach (string part in s_moreIsBetter) _max |= name.Contains(part, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Worse than any value.</summary>
    public double Worst => _max ? double.NegativeInfinity : double.PositiveInfinity;

    /// <summary>Whether <paramref name="value"/> is better than <paramref name="reference"/> by more than the least change; NaN never is.</summary>
    public bool IsImprovement(double value, double reference) =>
        _max ? value - _minDelta > reference : value + _minDelta < reference;

    /// <exception cref="InvalidOperationException">The fit does not report it.</exception>
    public double Read(FitContext context) => context.Logs.TryGetValue(_name, out double value)
        ? value
        : throw new InvalidOperationException(
            $"A callback watches '{_name}', but this fit reports only: {string.Join(", ", context.Logs.Names())}. Values that begin with val_ need FitOptions.Validation or ValidationSplit.");
}
