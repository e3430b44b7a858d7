using System;
using CompiledNet.Numerics;

namespace CompiledNet.Explanations;

/// <summary>Methods that go by gradients.</summary>
public sealed partial class Explainer
{
    /// <summary>The absolute gradient: how much a small change of each number would change the output (Simonyan, Vedaldi and Zisserman 2014).</summary>
    /// <param name="input">A sample.</param>
    /// <param name="output">The place in a prediction; see <see cref="OutputOf"/>.</param>
    /// <exception cref="ArgumentException">The sample has another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such output.</exception>
    /// <exception cref="InvalidOperationException">The network gives no gradients of its inputs, none goes back from this output, or all inputs are ids.</exception>
    public Attribution Saliency(ReadOnlySpan<float> input, int output)
    {
        Check(input, output, byGradients: true);
        return Made(Array.ConvertAll(Gradients(input.ToArray(), output), MathF.Abs));
    }

    /// <summary>Each number times its gradient: what it does as far as the network is linear (Shrikumar et al. 2017).</summary>
    /// <inheritdoc cref="Saliency"/>
    public Attribution InputTimesGradient(ReadOnlySpan<float> input, int output)
    {
        Check(input, output, byGradients: true);
        float[] values = Gradients(input.ToArray(), output);
        for (int i = 0; i < values.Length; i++) values[i] *= input[i];
        return Made(values);
    }

    /// <summary>
    /// The gradients along the straight way from a baseline, times the way: (xᵢ − bᵢ)·∫ ∂F/∂xᵢ. Their sum is what the output is more at the sample than at the
    /// baseline (Sundararajan, Taly and Yan, "Axiomatic Attribution for Deep Networks", ICML 2017). The integral is taken by Gauss and Legendre's points, as Captum does.
    /// </summary>
    /// <param name="input">A sample.</param>
    /// <param name="output">The place in a prediction; see <see cref="OutputOf"/>.</param>
    /// <param name="baseline">Where nothing is there yet; empty for zeros.</param>
    /// <param name="steps">How many points of the way are looked at.</param>
    /// <exception cref="ArgumentException">The sample or the baseline has another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such output, or no step.</exception>
    /// <exception cref="InvalidOperationException">The network gives no gradients of its inputs, none goes back from this output, or all inputs are ids.</exception>
    public Attribution IntegratedGradients(ReadOnlySpan<float> input, int output, ReadOnlySpan<float> baseline = default, int steps = 50)
    {
        Check(input, output, byGradients: true);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        float[] from = Baseline(baseline);
        for (int i = 0; i < from.Length; i++)
            if (_isId[i]) from[i] = input[i];
        var (points, weights) = GaussLegendre.On01(steps);
        int size = input.Length;
        float[] way = new float[steps * size];
        for (int step = 0; step < steps; step++)
            for (int i = 0; i < size; i++) way[step * size + i] = (float)(from[i] + points[step] * ((double)input[i] - from[i]));
        float[] gradients = Gradients(way, output), values = new float[size];
        for (int i = 0; i < size; i++)
        {
            double sum = 0;
            for (int step = 0; step < steps; step++) sum += weights[step] * gradients[step * size + i];
            values[i] = (float)(sum * ((double)input[i] - from[i]));
        }

        return Made(values);
    }

    /// <summary>The mean gradient over samples with noise added, which is less rugged than that of one sample (Smilkov et al., "SmoothGrad", 2017).</summary>
    /// <param name="input">A sample.</param>
    /// <param name="output">The place in a prediction; see <see cref="OutputOf"/>.</param>
    /// <param name="samples">How many samples with noise.</param>
    /// <param name="noise">The standard deviation of the noise, as a share of the difference between the greatest and the least number of the sample.</param>
    /// <param name="seed">The seed of the noise.</param>
    /// <exception cref="ArgumentException">The sample has another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such output, or a number is not positive.</exception>
    /// <exception cref="InvalidOperationException">The network gives no gradients of its inputs, none goes back from this output, or all inputs are ids.</exception>
    public Attribution SmoothGrad(ReadOnlySpan<float> input, int output, int samples = 50, double noise = 0.15, int seed = 0)
    {
        Check(input, output, byGradients: true);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(samples);
        ArgumentOutOfRangeException.ThrowIfNegative(noise);
        var random = new RandomStream(seed);
        (float low, float high) = (float.PositiveInfinity, float.NegativeInfinity);
        for (int i = 0; i < input.Length; i++)
            if (!_isId[i]) (low, high) = (MathF.Min(low, input[i]), MathF.Max(high, input[i]));
        int size = input.Length;
        float[] noisy = new float[samples * size];
        for (int i = 0; i < noisy.Length; i++) noisy[i] = (float)(input[i % size] + (_isId[i % size] ? 0 : noise * (high - low) * random.NextNormal()));
        float[] gradients = Gradients(noisy, output), values = new float[size];
        for (int i = 0; i < size; i++)
        {
            double sum = 0;
            for (int sample = 0; sample < samples; sample++) sum += gradients[sample * size + i];
            values[i] = (float)(sum / samples);
        }

        return Made(values);
    }

    private float[] Baseline(ReadOnlySpan<float> baseline) => baseline.Length == 0
        ? new float[_description.InputSize]
        : baseline.Length == _description.InputSize
            ? baseline.ToArray()
            : throw new ArgumentException($"A baseline for '{_description.Name}' has {_description.InputSize} numbers, not {baseline.Length}.", nameof(baseline));
}
