using System;

namespace CompiledNet;

/// <summary>
/// The exact area under the receiver operating characteristic: the share of pairs of a positive and a negative in which
/// the positive has the higher output, equal outputs counting half; NaN as long as there are not both. Outputs may have
/// any scale, such as logits, but NaN is none and is refused. Keeps 20 bytes an output and sorts them for every
/// <see cref="Result"/>.
/// </summary>
public sealed class ExactAreaUnderCurve() : Metric("auc", MetricDirection.HigherIsBetter)
{
    private float[] _outputs = [];
    private (bool Positive, double Weight)[] _samples = [];
    private int _count;

    /// <inheritdoc/>
    public override double Result
    {
        get
        {
            var outputs = _outputs.AsSpan(0, _count).ToArray();
            var samples = _samples.AsSpan(0, _count).ToArray();
            Array.Sort(outputs, samples);
            double area = 0, positives = 0, negatives = 0;
            for (int end = _count - 1; end >= 0;)
            {
                double positivesHere = 0, negativesHere = 0;
                float output = outputs[end];
                for (; end >= 0 && outputs[end].Equals(output); end--)
                {
                    if (samples[end].Positive) positivesHere += samples[end].Weight;
                    else negativesHere += samples[end].Weight;
                }

                area += negativesHere * (positives + positivesHere / 2);
                positives += positivesHere;
                negatives += negativesHere;
            }

            return positives == 0 || negatives == 0 ? double.NaN : area / (positives * negatives);
        }
    }

    /// <inheritdoc/>
    public override void Reset() => _count = 0;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">An output is NaN, or there is not a target for each.</exception>
    protected override void Add(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, double weight)
    {
        RequireEqualSizes(prediction, target);
        foreach (float output in prediction)
            if (float.IsNaN(output)) throw new ArgumentException($"The metric '{Name}' ranks samples by their outputs, and one of them is NaN.", nameof(prediction));
        for (int i = 0; i < prediction.Length; i++)
        {
            if (_count == _outputs.Length)
            {
                Array.Resize(ref _outputs, Math.Max(256, 2 * _count));
                Array.Resize(ref _samples, _outputs.Length);
            }

            _outputs[_count] = prediction[i];
            _samples[_count++] = (target[i] > 0.5f, weight);
        }
    }
}
