using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace CompiledNet;

/// <summary>
/// How often samples of each class were predicted as each class. A single output above the threshold is taken as class 1
/// of two, several outputs as the scores of as many classes; a target is the index of a class or a one-hot vector.
/// </summary>
public sealed class ConfusionMatrix
{
    private readonly long[] _counts;
    private readonly string[] _names;
    private readonly float _threshold;

    /// <summary>Prepares an empty matrix.</summary>
    /// <param name="classes">How many classes there are.</param>
    /// <param name="names">Their names, or null for their indices.</param>
    /// <param name="threshold">Where there is a single output: above it counts as class 1. 0.5 suits probabilities, 0 suits logits.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 2 classes, or <paramref name="threshold"/> is not finite.</exception>
    /// <exception cref="ArgumentException">There is not one name per class.</exception>
    public ConfusionMatrix(int classes, IReadOnlyList<string>? names = null, float threshold = 0.5f)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        if (names is not null && names.Count != classes)
            throw new ArgumentException($"{classes} classes need {classes} names, not {names.Count}.", nameof(names));
        (Classes, _threshold) = (classes, Option.Finite(threshold, nameof(threshold)));
        _counts = new long[checked(classes * classes)];
        _names = [.. names ?? Enumerable.Range(0, classes).Select(i => i.ToString(CultureInfo.InvariantCulture))];
    }

    /// <summary>How many classes there are.</summary>
    public int Classes { get; }

    /// <summary>Their names, or their indices as texts.</summary>
    public IReadOnlyList<string> ClassNames => _names;

    /// <summary>How many samples of class <paramref name="actual"/> were predicted as <paramref name="predicted"/>.</summary>
    public long this[int actual, int predicted] => _counts[Checked(actual) * Classes + Checked(predicted)];

    /// <summary>How many samples there are.</summary>
    public long Count => _counts.Sum();

    /// <summary>The share of samples that were predicted right; 0 without samples.</summary>
    public double Accuracy => Share(Enumerable.Range(0, Classes).Sum(i => this[i, i]), Count);

    /// <summary>The share of samples predicted as <paramref name="index"/> that are of that class; 0 without such samples.</summary>
    public double Precision(int index) => Share(this[index, index], Enumerable.Range(0, Classes).Sum(i => this[i, index]));

    /// <summary>The share of samples of class <paramref name="index"/> that were predicted as such; 0 without such samples.</summary>
    public double Recall(int index) => Share(this[index, index], Enumerable.Range(0, Classes).Sum(i => this[index, i]));

    /// <summary>Forgets all samples.</summary>
    public void Reset() => Array.Clear(_counts);

    /// <summary>Counts a batch; allocates nothing.</summary>
    /// <param name="predictions">[rows, outputSize]</param>
    /// <param name="targets">[rows, targetSize]</param>
    /// <param name="rows">How many samples there are.</param>
    /// <param name="outputSize">Numbers of a prediction: 1 for two classes, or as many as classes.</param>
    /// <param name="targetSize">Numbers of a target: 1, or as many as classes.</param>
    /// <exception cref="ArgumentException">Sizes do not fit the number of classes or the spans, or a target is no class.</exception>
    public void Update(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, int rows, int outputSize, int targetSize)
    {
        BatchShape.Check(predictions, targets, rows, outputSize, targetSize, default);
        if (outputSize != Classes && (outputSize, Classes) != (1, 2))
            throw new ArgumentException($"{outputSize} outputs do not tell {Classes} classes apart.", nameof(outputSize));
        if (targetSize != Classes && targetSize != 1)
            throw new ArgumentException($"A target has 1 number or one for each of the {Classes} classes, not {targetSize}.", nameof(targetSize));

        for (int row = 0; row < rows; row++)
        {
            var prediction = predictions.Slice(row * outputSize, outputSize);
            var target = targets.Slice(row * targetSize, targetSize);
            int predicted = ClassIndex.OfPrediction(prediction, _threshold);
            int actual = targetSize > 1 ? ClassIndex.OfHighest(target) : (int)target[0];
            if (targetSize == 1 && (actual != target[0] || actual < 0 || actual >= Classes))
                throw new ArgumentException($"The target of row {row} is {target[0]}, not a class from 0 to {Classes - 1}.", nameof(targets));
            _counts[actual * Classes + predicted]++;
        }
    }

    /// <summary>Draws the matrix as a table, a row per actual and a column per predicted class, with the recall at the end of each row.</summary>
    public override string ToString()
    {
        int head = Math.Max("actual".Length, _names.Max(name => name.Length));
        int width = Math.Max(_names.Max(name => name.Length), _counts.Max().ToString(CultureInfo.InvariantCulture).Length) + 2;
        var text = new StringBuilder();
        text.Append("actual".PadRight(head)).Append(" │");
        foreach (string name in _names) text.Append(name.PadLeft(width));
        text.Append("   recall\n").Append('─', head + 1).Append('┼').Append('─', width * Classes + 9).Append('\n');
        for (int actual = 0; actual < Classes; actual++)
        {
            text.Append(_names[actual].PadRight(head)).Append(" │");
            for (int predicted = 0; predicted < Classes; predicted++)
                text.Append((this[actual, predicted] is not 0 and var count ? count.ToString(CultureInfo.InvariantCulture) : "·").PadLeft(width));
            text.Append(Recall(actual).ToString("0.000", CultureInfo.InvariantCulture).PadLeft(9)).Append('\n');
        }

        return text.ToString();
    }

    private int Checked(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Classes);
        return index;
    }

    private static double Share(long part, long whole) => whole == 0 ? 0 : (double)part / whole;
}
