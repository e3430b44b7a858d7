using System;

namespace CompiledNet;

/// <summary>
/// Σ edits / Σ labels: how many labels have to be inserted, deleted or exchanged to make of what <see cref="CTCDecoding.Greedy"/> reads the labels that there are,
/// over all samples, by the labels that there are. Character error rate where labels are characters. It can be above 1; NaN as long as there is no label.
/// </summary>
/// <remarks>
/// For outputs [frames, classes] and targets as of <see cref="CTC"/>; V. I. Levenshtein, "Binary codes capable of correcting deletions, insertions, and reversals", 1966.
/// Called by hand, a sample is all of its frames: <c>Update(predictions, targets, rows, outputSize: frames * classes, targetSize: frames)</c>.
/// </remarks>
/// <param name="blank">The class that stands for no label.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="blank"/> is negative.</exception>
public sealed class LabelErrorRate(int blank = 0) : Metric("label_error_rate", MetricDirection.LowerIsBetter)
{
    private readonly int _blank = blank >= 0 ? blank : throw new ArgumentOutOfRangeException(nameof(blank), blank, "At least 0 was expected.");
    private int[] _read = [], _distances = [];
    private double _edits, _labels;

    /// <inheritdoc/>
    public override double Result => _labels == 0 ? double.NaN : _edits / _labels;

    internal override bool SeesAllPositions => true;

    /// <inheritdoc/>
    public override void Reset() => _edits = _labels = 0;

    /// <inheritdoc/>
    protected internal override double[] SaveState() => [_edits, _labels];

    /// <inheritdoc/>
    protected internal override void RestoreState(ReadOnlySpan<double> state) => (_edits, _labels) = (state[0], state[1]);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The prediction is not as many frames of one width as there are targets, or a label is none.</exception>
    protected override void Add(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, double weight)
    {
        if (prediction.Length % target.Length != 0) throw new ArgumentException($"One target for each frame was expected; {prediction.Length} numbers are no {target.Length} frames.", nameof(prediction));
        int width = prediction.Length / target.Length;
        AddSequence(new ReadOnlyPositions<float>(prediction, width, width), target, weight);
    }

    internal override void AddSequence(ReadOnlyPositions<float> prediction, ReadOnlySpan<float> target, double weight)
    {
        int labels = LabelSequence.Length(target, prediction.Width, _blank);
        if (_read.Length < prediction.Count) _read = new int[prediction.Count];
        int read = CTCDecoding.Greedy(prediction, _read, _blank);
        _edits += weight * Distance(_read.AsSpan(0, read), target[..labels]);
        _labels += weight * labels;
    }

    // One row of the table at a time: _distances[j] is the distance of what was read so far from the first j labels.
    private int Distance(ReadOnlySpan<int> read, ReadOnlySpan<float> labels)
    {
        if (_distances.Length <= labels.Length) _distances = new int[labels.Length + 1];
        for (int j = 0; j <= labels.Length; j++) _distances[j] = j;
        for (int i = 0; i < read.Length; i++)
        {
            int diagonal = _distances[0]++;
            for (int j = 0; j < labels.Length; j++)
            {
                int above = _distances[j + 1];
                _distances[j + 1] = Math.Min(Math.Min(above, _distances[j]) + 1, diagonal + (read[i] == labels[j] ? 0 : 1));
                diagonal = above;
            }
        }

        return _distances[labels.Length];
    }
}
