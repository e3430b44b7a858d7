using System;
using System.Collections.Generic;

namespace CompiledNet;

/// <summary>
/// The likeliest labels of an output for <see cref="CTC"/>: goes through the frames with a bounded number of beginnings, each with the probability of all
/// paths to it, those that end in a blank apart.
/// </summary>
/// <remarks>A. Graves, "Supervised Sequence Labelling with Recurrent Neural Networks", 2012, section 7.5, as prefix search is done frame by frame.</remarks>
internal sealed class CTCBeamSearch(int width, int blank)
{
    private const int Root = 0;

    // Beginnings as a tree: the last label of each, and what comes before it.
    private readonly List<(int Before, int Label)> _beginnings = [(-1, -1)];
    private readonly Dictionary<(int Before, int Label), int> _longer = [];
    private readonly Dictionary<int, (double Blank, double Label)> _next = [];
    private readonly List<(int Beginning, double Blank, double Label)> _beam = [(Root, 0, double.NegativeInfinity)];

    /// <summary>Goes on by a frame of probabilities.</summary>
    public void Take(ReadOnlySpan<float> probabilities)
    {
        _next.Clear();
        foreach (var (beginning, blankEnd, labelEnd) in _beam)
        {
            double all = Sum(blankEnd, labelEnd);
            int last = _beginnings[beginning].Label;
            for (int label = 0; label < probabilities.Length; label++)
            {
                double probability = Math.Log(probabilities[label]);
                if (double.IsNegativeInfinity(probability)) continue;
                if (label == blank)
                {
                    Add(beginning, all + probability, double.NegativeInfinity);
                    continue;
                }

                // The last label once more is the same label, unless a blank lies between.
                if (label == last) Add(beginning, double.NegativeInfinity, labelEnd + probability);
                double before = label == last ? blankEnd : all;
                if (!double.IsNegativeInfinity(before)) Add(Longer(beginning, label), double.NegativeInfinity, before + probability);
            }
        }

        _beam.Clear();
        foreach (var (beginning, ends) in _next) _beam.Add((beginning, ends.Blank, ends.Label));
        _beam.Sort(static (a, b) => Sum(b.Blank, b.Label).CompareTo(Sum(a.Blank, a.Label)) is not 0 and var order ? order : a.Beginning.CompareTo(b.Beginning));
        if (_beam.Count > width) _beam.RemoveRange(width, _beam.Count - width);
    }

    /// <summary>The likeliest labels so far, the best first.</summary>
    public CTCPath[] Best(int count)
    {
        var paths = new CTCPath[Math.Min(count, _beam.Count)];
        for (int i = 0; i < paths.Length; i++)
        {
            var labels = new List<int>();
            for (int at = _beam[i].Beginning; at != Root; at = _beginnings[at].Before) labels.Add(_beginnings[at].Label);
            labels.Reverse();
            paths[i] = new CTCPath(labels, Sum(_beam[i].Blank, _beam[i].Label));
        }

        return paths;
    }

    private void Add(int beginning, double blankEnd, double labelEnd)
    {
        var ends = _next.TryGetValue(beginning, out var known) ? known : (double.NegativeInfinity, double.NegativeInfinity);
        _next[beginning] = (Sum(ends.Item1, blankEnd), Sum(ends.Item2, labelEnd));
    }

    private int Longer(int beginning, int label)
    {
        if (_longer.TryGetValue((beginning, label), out int longer)) return longer;
        _beginnings.Add((beginning, label));
        return _longer[(beginning, label)] = _beginnings.Count - 1;
    }

    // ln(eᵃ + eᵇ)
    private static double Sum(double a, double b)
    {
        double larger = Math.Max(a, b);
        return double.IsNegativeInfinity(larger) ? larger : larger + Math.Log(1 + Math.Exp(Math.Min(a, b) - larger));
    }
}
