using System;

namespace CompiledNet;

/// <summary>A value that a callback watches, and which change of it counts as an improvement.</summary>
internal sealed class MonitoredValue
{
    private readonly string _name;
    private readonly MonitorMode _mode;
    private readonly float _minDelta;
    private bool _max;

    public MonitoredValue(string name, MonitorMode mode, float minDelta)
    {
        ArgumentException.ThrowIfNullOrEmpty(name, "monitor");
        (_name, _mode, _minDelta, _max) = (name, Checked(mode), Math.Abs(minDelta), mode == MonitorMode.Max);
    }

    /// <summary>Finds out which direction is the better one, and returns what is worse than any value.</summary>
    /// <exception cref="InvalidOperationException">The mode is Auto, and the fit does not report the value or nobody knows its direction.</exception>
    public double Begin(FitContext context)
    {
        if (_mode == MonitorMode.Auto)
        {
            if (!context.Logs.TryGetValue(_name, out _)) throw Unreported(context);
            _max = IsMoreBetter(_name, _mode, context.Logs.Direction(_name));
        }

        return _max ? double.NegativeInfinity : double.PositiveInfinity;
    }

    /// <summary>Whether <paramref name="value"/> is better than <paramref name="reference"/> by more than the least change; NaN never is.</summary>
    public bool IsImprovement(double value, double reference) =>
        _max ? value - _minDelta > reference : value + _minDelta < reference;

    /// <exception cref="InvalidOperationException">The fit does not report it.</exception>
    public double Read(FitContext context) => context.Logs.TryGetValue(_name, out double value) ? value : throw Unreported(context);

    /// <summary>Whether more is better, as the mode says, or else the direction of the value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The mode is unknown.</exception>
    /// <exception cref="InvalidOperationException">Neither says it.</exception>
    public static bool IsMoreBetter(string name, MonitorMode mode, MetricDirection direction) => (Checked(mode), direction) switch
    {
        (MonitorMode.Max, _) or (MonitorMode.Auto, MetricDirection.HigherIsBetter) => true,
        (MonitorMode.Min, _) or (MonitorMode.Auto, MetricDirection.LowerIsBetter) => false,
        _ => throw new InvalidOperationException($"Nothing says whether more or less of '{name}' is better: set the mode to MonitorMode.Min or MonitorMode.Max."),
    };

    private static MonitorMode Checked(MonitorMode mode) =>
        Enum.IsDefined(mode) ? mode : throw new ArgumentOutOfRangeException(nameof(mode), mode, "Auto, Min or Max was expected.");

    private InvalidOperationException Unreported(FitContext context) => new(
        $"A callback watches '{_name}', but this fit reports only: {string.Join(", ", context.Logs.Names())}. Values that begin with val_ need FitOptions.Validation or ValidationSplit; a value that another callback adds needs the mode MonitorMode.Min or MonitorMode.Max.");
}
