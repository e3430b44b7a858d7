using System;
using System.Numerics;

namespace CompiledNet;

/// <summary>Reads the labels from an output that was trained for <see cref="CTC"/>.</summary>
public static class CTCDecoding
{
    /// <summary>
    /// The labels on the likeliest path: of each frame the largest number, repetitions once, blanks left out; as Keras' <c>ctc_decode</c> with the strategy
    /// greedy. Numbers may be probabilities or logits; of equal ones the first counts.
    /// </summary>
    /// <param name="output">The output for one sample, frame by frame.</param>
    /// <param name="classes">How many numbers a frame has, the blank's among them.</param>
    /// <param name="blank">The class that stands for no label.</param>
    /// <exception cref="ArgumentException">The output is no whole frames.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="blank"/> is no class.</exception>
    public static int[] Greedy(ReadOnlySpan<float> output, int classes, int blank = 0)
    {
        var frames = new ReadOnlyPositions<float>(output, classes, classes);
        int[] labels = new int[frames.Count];
        return labels[..Greedy(frames, labels, blank)];
    }

    /// <summary>The same into memory of the caller's, of the frames that count; returns how many labels there are.</summary>
    /// <exception cref="ArgumentException">There is room for fewer labels than frames.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="blank"/> is no class.</exception>
    public static int Greedy<T>(ReadOnlyPositions<T> output, Span<int> labels, int blank = 0) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (blank < 0 || blank >= output.Width) throw new ArgumentOutOfRangeException(nameof(blank), blank, $"One of the classes, from 0 to {output.Width - 1}, was expected.");
        if (labels.Length < output.Count) throw new ArgumentException($"Room for {output.Count} labels, one for each frame, was expected, not for {labels.Length}.", nameof(labels));
        int count = 0, before = blank;
        for (int frame = 0; frame < output.Count; frame++)
        {
            if (!output.Counts(frame)) continue;
            var numbers = output[frame];
            int best = 0;
            for (int i = 1; i < numbers.Length; i++)
                if (numbers[i] > numbers[best]) best = i;
            if (best != blank && best != before) labels[count++] = best;
            before = best;
        }

        return count;
    }

    /// <summary>
    /// The likeliest labels, the best first: the sum over all paths to them, of those that a beam of bounded width follows; as Keras' <c>ctc_decode</c> with
    /// the strategy beam search.
    /// </summary>
    /// <param name="output">The output for one sample, frame by frame, as probabilities: what a softmax gives.</param>
    /// <param name="classes">How many numbers a frame has, the blank's among them.</param>
    /// <param name="beamWidth">How many beginnings are followed at once, at least 1.</param>
    /// <param name="topPaths">How many results to give, at least 1; there may be fewer.</param>
    /// <param name="blank">The class that stands for no label.</param>
    /// <exception cref="ArgumentException">The output is no whole frames, or a number is no probability.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A count is not positive, or <paramref name="blank"/> is no class.</exception>
    public static CTCPath[] BeamSearch(ReadOnlySpan<float> output, int classes, int beamWidth = 100, int topPaths = 1, int blank = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(beamWidth);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(topPaths);
        var frames = new ReadOnlyPositions<float>(output, classes, classes);
        if (blank < 0 || blank >= classes) throw new ArgumentOutOfRangeException(nameof(blank), blank, $"One of the classes, from 0 to {classes - 1}, was expected.");
        for (int i = 0; i < output.Length; i++)
            if (!(output[i] >= 0 && output[i] <= 1.0001f)) throw new ArgumentException($"Probabilities were expected, but class {i % classes} of frame {i / classes} has {output[i]}: put a Softmax before.", nameof(output));
        var search = new CTCBeamSearch(beamWidth, blank);
        for (int frame = 0; frame < frames.Count; frame++) search.Take(frames[frame]);
        return search.Best(topPaths);
    }
}
