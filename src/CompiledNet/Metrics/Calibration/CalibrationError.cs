using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>
/// The expected calibration error, Σ weight share · |share right − mean confidence| over evenly wide bins of confidence: how
/// far probabilities are from how often they come true. The confidence of a single output is the probability of class 1 of
/// two, that of several outputs the highest of as many probabilities, right if its class is that of the target, an index or
/// one-hot.
/// </summary>
/// <remarks>C. Guo et al., "On Calibration of Modern Neural Networks", 2017.</remarks>
public sealed class CalibrationError : Metric
{
    private readonly double[] _weights, _confidence, _right;

    /// <summary>Sets the number of bins.</summary>
    /// <param name="bins">How many there are between 0 and 1; each has its upper end, the first its lower one too.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bins"/> is not positive.</exception>
    public CalibrationError(int bins = 15) : base("calibration_error", MetricDirection.LowerIsBetter)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bins);
        (_weights, _confidence, _right) = (new double[bins], new double[bins], new double[bins]);
    }

    /// <inheritdoc/>
    public override double Result
    {
        get
        {
            double sum = 0, weights = 0;
            for (int i = 0; i < _weights.Length; i++)
            {
                sum += Math.Abs(_right[i] - _confidence[i]);
                weights += _weights[i];
            }

            return weights == 0 ? 0 : sum / weights;
        }
    }

    /// <summary>The reliability curve: the bins that have samples, from the lowest confidence up (scikit-learn's <c>calibration_curve</c>).</summary>
    public IReadOnlyList<ReliabilityBin> Curve
    {
        get
        {
            var curve = new List<ReliabilityBin>();
            for (int i = 0; i < _weights.Length; i++)
                if (_weights[i] > 0) curve.Add(new(_confidence[i] / _weights[i], _right[i] / _weights[i], _weights[i]));
            return curve;
        }
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        Array.Clear(_weights);
        Array.Clear(_confidence);
        Array.Clear(_right);
    }

    /// <inheritdoc/>
    protected internal override double[] SaveState() => [.. _weights, .. _confidence, .. _right];

    /// <inheritdoc/>
    protected internal override void RestoreState(ReadOnlySpan<double> state)
    {
        state[.._weights.Length].CopyTo(_weights);
        state.Slice(_weights.Length, _weights.Length).CopyTo(_confidence);
        state[(2 * _weights.Length)..].CopyTo(_right);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A confidence is not from 0 to 1, or the target is no class.</exception>
    [MethodImpl(Hot.Optimized)]
    protected override void Add(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, double weight)
    {
        int actual = ClassIndex.OfTarget(target, Math.Max(2, prediction.Length), Name);
        int predicted = prediction.Length == 1 ? 1 : ClassIndex.OfHighest(prediction);
        double confidence = prediction[prediction.Length == 1 ? 0 : predicted];
        if (!(confidence is >= 0 and <= 1))
            throw new ArgumentException($"The metric '{Name}' is one of probabilities from 0 to 1, and an output is {confidence}.", nameof(prediction));
        int bin = Math.Clamp((int)Math.Ceiling(confidence * _weights.Length) - 1, 0, _weights.Length - 1);
        _weights[bin] += weight;
        _confidence[bin] += weight * confidence;
        if (predicted == actual) _right[bin] += weight;
    }
}
