using System;
using System.Collections.Generic;
using System.Globalization;

namespace CompiledNet;

/// <summary>What a fit reported, epoch by epoch: the series <c>loss</c>, the metrics, and <c>val_…</c> of the validation.</summary>
public sealed class History
{
    private readonly List<string> _names = [];
    private readonly Dictionary<string, List<double>> _series = new(StringComparer.Ordinal);
    private readonly List<int> _epochs = [];
    private readonly List<TimeSpan> _durations = [];
    private readonly Dictionary<string, MetricDirection> _directions = new(StringComparer.Ordinal);

    private readonly IBatchSource? _validation;
    private readonly int _validationFirst;

    internal History(INetwork<float> network, FitOptions options, IBatchSource data, IBatchSource? validation, int validationFirst)
    {
        (Network, Options, Data) = (network, options, data);
        (_validation, _validationFirst) = (validation, validationFirst);
    }

    /// <summary>The network that was fitted; as <c>History.model</c> of Keras.</summary>
    public INetwork<float> Network { get; }

    /// <summary>How it was fitted; as <c>History.params</c> of Keras.</summary>
    public FitOptions Options { get; }

    /// <summary>The samples of the fit, those of <see cref="FitOptions.ValidationSplit"/> included.</summary>
    public IBatchSource Data { get; }

    /// <summary>
    /// The samples that were evaluated after every epoch, given or split off, in the order of names that the network knows; null for none, and for
    /// those of another source than a data set.
    /// </summary>
    public Dataset? Validation => _validation is not Dataset data ? null : field ??= _validationFirst == 0 ? data : data.Skip(_validationFirst);

    /// <summary>The numbers of the finished epochs, counted from 0.</summary>
    public IReadOnlyList<int> Epochs => _epochs;

    /// <summary>How long each finished epoch took, its validation included.</summary>
    public IReadOnlyList<TimeSpan> Durations => _durations;

    /// <summary>The names of the series, in the order in which they first appeared.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Whether the fit was ended by its cancellation token; the epoch it broke off is not listed.</summary>
    public bool Cancelled { get; internal set; }

    /// <summary>The series called <paramref name="name"/>, one number per finished epoch; NaN where an epoch had none.</summary>
    /// <exception cref="KeyNotFoundException">There is none; the message names those there are.</exception>
    public IReadOnlyList<double> this[string name] => _series.TryGetValue(name, out var series)
        ? series
        : throw new KeyNotFoundException($"There is no series '{name}' among: {string.Join(", ", _names)}.");

    /// <summary>The value of the last finished epoch.</summary>
    /// <exception cref="KeyNotFoundException">There is no such series.</exception>
    public double Last(string name) => this[name][^1];

    /// <summary>The epoch with the best value, the first one of equals, and that value.</summary>
    /// <param name="name">The series.</param>
    /// <param name="mode">Whether less or more is better; Auto goes by the metric, and takes the least loss.</param>
    /// <exception cref="KeyNotFoundException">There is no such series.</exception>
    /// <exception cref="InvalidOperationException">The mode is Auto, and nobody knows which direction of the value is the better one.</exception>
    public (int Epoch, double Value) Best(string name, MonitorMode mode = MonitorMode.Auto)
    {
        var series = this[name];
        bool max = MonitoredValue.IsMoreBetter(name, mode, _directions[name]);
        int best = 0;
        for (int i = 1; i < series.Count; i++)
            if (double.IsNaN(series[best]) || (max ? series[i] > series[best] : series[i] < series[best])) best = i;
        return (_epochs[best], series[best]);
    }

    /// <summary>A table with one line per epoch.</summary>
    public override string ToString()
    {
        var table = new TextTable(["epoch", "seconds", .. _names]);
        for (int i = 0; i < _epochs.Count; i++)
        {
            string[] row = new string[_names.Count + 2];
            row[0] = (_epochs[i] + 1).ToString(CultureInfo.InvariantCulture);
            row[1] = _durations[i].TotalSeconds.ToString("F2", CultureInfo.InvariantCulture);
            for (int j = 0; j < _names.Count; j++) row[j + 2] = Logs.Format(_series[_names[j]][i]);
            table.Add(row);
        }

        return table.ToString();
    }

    /// <summary>Takes over the epochs of a fit that was broken off, whose values are better in the directions that this one says.</summary>
    internal void Restore(int[] epochs, TimeSpan[] durations, IEnumerable<(string Name, double[] Values)> series, Logs logs)
    {
        _epochs.AddRange(epochs);
        _durations.AddRange(durations);
        foreach (var (name, values) in series)
        {
            _names.Add(name);
            _series.Add(name, [.. values]);
            _directions[name] = logs.Direction(name);
        }
    }

    internal void Add(int epoch, TimeSpan duration, Logs logs)
    {
        foreach (string name in logs.Names())
        {
            _directions[name] = logs.Direction(name);
            if (_series.ContainsKey(name)) continue;
            _names.Add(name);
            var series = _series[name] = [];
            for (int i = 0; i < _epochs.Count; i++) series.Add(double.NaN);
        }

        _epochs.Add(epoch);
        _durations.Add(duration);
        foreach (string name in _names)
        {
            logs.TryGetValue(name, out double value);
            _series[name].Add(value);
        }
    }
}
