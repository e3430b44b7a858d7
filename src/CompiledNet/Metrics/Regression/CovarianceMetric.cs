using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CompiledNet;

/// <summary>A metric of means, variances and covariance of predictions and targets over the samples, averaged over the outputs.</summary>
public abstract class CovarianceMetric : Metric
{
    private Moments[] _outputs = [];
    private double _weights;

    private protected CovarianceMetric(string name) : base(name, MetricDirection.HigherIsBetter)
    {
    }

    /// <inheritdoc/>
    public sealed override double Result
    {
        get
        {
            if (_weights == 0) return 0;
            double sum = 0;
            foreach (var output in _outputs) sum += Of(output);
            return sum / _outputs.Length;
        }
    }

    /// <inheritdoc/>
    public sealed override void Reset()
    {
        _weights = 0;
        Array.Clear(_outputs);
    }

    /// <inheritdoc/>
    protected internal sealed override double[] SaveState() => [_weights, .. MemoryMarshal.Cast<Moments, double>(_outputs)];

    /// <inheritdoc/>
    protected internal sealed override void RestoreState(ReadOnlySpan<double> state) => (_weights, _outputs) = (state[0], MemoryMarshal.Cast<double, Moments>(state[1..]).ToArray());

    /// <inheritdoc/>
    [MethodImpl(Hot.Optimized)]
    protected sealed override void Add(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, double weight)
    {
        RequireEqualSizes(prediction, target);
        if (_outputs.Length != target.Length)
        {
            if (_weights > 0) throw new ArgumentException($"The samples before had {_outputs.Length} outputs, not {target.Length}.", nameof(prediction));
            _outputs = new Moments[target.Length];
        }

        if (weight == 0) return;
        // Running means and sums of squared deviations (B. Welford 1962; with weights D. West 1979).
        _weights += weight;
        for (int i = 0; i < target.Length; i++) _outputs[i].Add(prediction[i], target[i], weight, _weights);
    }

    /// <summary>The weight of all samples.</summary>
    private protected double Weights => _weights;

    private protected abstract double Of(in Moments moments);

    /// <summary>Means, and the sums of the weighted products of deviations from them.</summary>
    private protected struct Moments
    {
        public double PredictionMean, TargetMean, PredictionSquares, TargetSquares, Products;

        [MethodImpl(Hot.Optimized)]
        public void Add(double prediction, double target, double weight, double weights)
        {
            double p = prediction - PredictionMean, t = target - TargetMean;
            PredictionMean += weight / weights * p;
            TargetMean += weight / weights * t;
            PredictionSquares += weight * p * (prediction - PredictionMean);
            TargetSquares += weight * t * (target - TargetMean);
            Products += weight * p * (target - TargetMean);
        }
    }
}
