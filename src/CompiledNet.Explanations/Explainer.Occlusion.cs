using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNet.Explanations;

/// <summary>Methods that cover parts of an input.</summary>
public sealed partial class Explainer
{
    /// <summary>
    /// How much the output falls when a number is replaced by its baseline, one number at a time: for tables. Works with any network.
    /// </summary>
    /// <param name="input">A sample.</param>
    /// <param name="output">The place in a prediction; see <see cref="OutputOf"/>.</param>
    /// <param name="baseline">What replaces; empty for zeros.</param>
    /// <exception cref="ArgumentException">The sample or the baseline has another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such output.</exception>
    public Attribution Occlusion(ReadOnlySpan<float> input, int output, ReadOnlySpan<float> baseline = default)
    {
        Check(input, output, byGradients: false);
        return Covered(input.ToArray(), output, Baseline(baseline), [.. Enumerable.Range(0, input.Length).Select(i => new[] { i })]);
    }

    /// <summary>
    /// How much the output falls when a window that moves over an image is replaced by its baseline, all channels together; each number gets the mean of the
    /// windows that covered it (Zeiler and Fergus 2014). Windows reach the last row and column, if need be by covering some twice.
    /// </summary>
    /// <param name="input">A sample of a network whose only input is [height, width, channels].</param>
    /// <param name="output">The place in a prediction; see <see cref="OutputOf"/>.</param>
    /// <param name="window">Height and width of the window.</param>
    /// <param name="stride">How far it moves.</param>
    /// <param name="baseline">What replaces; empty for zeros.</param>
    /// <param name="progress">Is told which share is done, from 0 to 1.</param>
    /// <exception cref="ArgumentException">The sample or the baseline has another length, or the input is no image.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such output, or the window or the stride does not fit.</exception>
    public Attribution OcclusionOfImage(ReadOnlySpan<float> input, int output, int window = 3, int stride = 1, ReadOnlySpan<float> baseline = default, IProgress<double>? progress = null)
    {
        Check(input, output, byGradients: false);
        if (_description.Inputs is not [{ Shape: [var height, var width, var channels] }])
            throw new ArgumentException($"'{_description.Name}' does not take one image, [height, width, channels].", nameof(input));
        if (window < 1 || window > Math.Min(height, width)) throw new ArgumentOutOfRangeException(nameof(window), window, $"A window over {height} × {width} has 1 to {Math.Min(height, width)} rows.");
        if (stride < 1 || stride > window) throw new ArgumentOutOfRangeException(nameof(stride), stride, $"A window of {window} moves by 1 to {window}, so that nothing is left out.");
        var parts = new List<int[]>();
        foreach (int top in Starts(height, window, stride))
        {
            foreach (int left in Starts(width, window, stride))
            {
                parts.Add(
                [
                    .. from row in Enumerable.Range(top, window)
                       from place in Enumerable.Range((row * width + left) * channels, window * channels)
                       select place,
                ]);
            }
        }

        return Covered(input.ToArray(), output, Baseline(baseline), parts, progress);
    }

    private static IEnumerable<int> Starts(int length, int window, int stride)
    {
        int start = 0;
        for (; start + window < length; start += stride) yield return start;
        yield return length - window;
    }

    private Attribution Covered(float[] input, int output, float[] baseline, IReadOnlyList<int[]> parts, IProgress<double>? progress = null)
    {
        int size = input.Length, outputs = _description.OutputSize;
        float whole = Predict(input)[output];
        double[] sums = new double[size];
        int[] counts = new int[size];
        for (int first = 0; first < parts.Count; first += Block)
        {
            int count = Math.Min(Block, parts.Count - first);
            float[] rows = new float[count * size];
            for (int row = 0; row < count; row++)
            {
                input.CopyTo(rows, row * size);
                foreach (int place in parts[first + row]) rows[row * size + place] = baseline[place];
            }

            float[] predictions = Predict(rows);
            for (int row = 0; row < count; row++)
            {
                foreach (int place in parts[first + row])
                {
                    sums[place] += whole - predictions[row * outputs + output];
                    counts[place]++;
                }
            }

            progress?.Report((first + count) / (double)parts.Count);
        }

        float[] values = new float[size];
        for (int i = 0; i < size; i++) values[i] = (float)(sums[i] / counts[i]);
        return Made(values);
    }
}
