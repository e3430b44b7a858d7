using System;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>
/// The coefficient of determination, 1 - Σ(target - prediction)² / Σ(target - mean target)², averaged over the outputs
/// (<c>keras.metrics.R2Score</c>): 1 is perfect, 0 no better than the mean. An output whose target never changes
/// counts 1 if it is predicted exactly, else 0, as in scikit-learn.
/// </summary>
public sealed class R2Score() : Metric("r2_score", MetricDirection.HigherIsBetter)
{
    private double[] _errors = [], _deviations = [], _means = [];
    private double _weights;

    /// <inheritdoc/>
    public override double Result
    {
        get
        {
            double sum = 0;
            for (int i = 0; i < _errors.Length; i++)
                sum += _deviations[i] > 0 ? 1 - _errors[i] / _deviations[i] : _errors[i] == 0 ? 1 : double.IsNaN(_errors[i]) ? double.NaN : 0;
            return _weights == 0 ? 0 : sum / _errors.Length;
        }
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        _weights = 0;
        foreach (double[] sums in (ReadOnlySpan<double[]>)[_errors, _deviations, _means]) Array.Clear(sums);
    }

    /// <inheritdoc/>
    protected internal override double[] SaveState() => [_weights, .. _errors, .. _deviations, .. _means];

    /// <inheritdoc/>
    protected internal override void RestoreState(ReadOnlySpan<double> state)
    {
        int size = state.Length / 3;
        _weights = state[0];
        (_errors, _deviations, _means) = (state.Slice(1, size).ToArray(), state.Slice(1 + size, size).ToArray(), state[(1 + 2 * size)..].ToArray());
    }

    /// <inheritdoc/>
    [MethodImpl(Hot.Optimized)]
    protected override void Add(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, double weight)
    {
        RequireEqualSizes(prediction, target);
        if (_errors.Length != target.Length) Begin(target.Length);
        if (weight == 0) return;

        // Running mean and sum of squared deviations (B. Welford 1962; with weights D. West 1979).
        _weights += weight;
        for (int i = 0; i < target.Length; i++)
        {
            double error = (double)target[i] - prediction[i], deviation = target[i] - _means[i];
            _errors[i] += weight * error * error;
            _means[i] += weight / _weights * deviation;
            _deviations[i] += weight * deviation * (target[i] - _means[i]);
        }
    }

    private void Begin(int size)
    {
        if (_weights > 0) throw new ArgumentException($"The samples before had {_errors.Length} outputs, not {size}.", nameof(size));
        (_errors, _deviations, _means) = (new double[size], new double[size], new double[size]);
    }
}
