using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNet.Testing;

namespace CompiledNet.Tests.Losses;

/// <summary>The likeliest labels are those that the sum over every single path says.</summary>
public class CTCBeamSearchTests
{
    private const int Frames = 6, Classes = 4;

    public static TheoryData<string, int> Cases => new() { { "first", 0 }, { "second", 0 }, { "third", 2 }, { "fourth", 3 } };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_wide_beam_finds_what_all_paths_together_say(string name, int blank)
    {
        float[] output = Probabilities(name);
        var expected = ByAllPaths(output, blank);
        var paths = CTCDecoding.BeamSearch(output, Classes, beamWidth: 10_000, topPaths: 10_000, blank);
        paths.Length.ShouldBe(expected.Count);
        for (int i = 0; i < paths.Length; i++)
            paths[i].LogProbability.ShouldBe(Math.Log(expected[string.Join(' ', paths[i].Labels)]), 1e-9);
        paths.Select(path => path.LogProbability).ShouldBeInOrder(SortDirection.Descending);
        paths.Sum(path => Math.Exp(path.LogProbability)).ShouldBe(1, 1e-5);

        // One of Keras' width has the best here too, a single path at a time no better.
        CTCDecoding.BeamSearch(output, Classes, blank: blank)[0].Labels.ShouldBe(paths[0].Labels);
        CTCDecoding.BeamSearch(output, Classes, beamWidth: 1, blank: blank)[0].LogProbability.ShouldBeLessThanOrEqualTo(paths[0].LogProbability + 1e-12);
    }

    /// <summary>Two paths to one label outweigh the likeliest path, which has none: the case that greedy decoding reads wrongly.</summary>
    [Fact]
    public void Paths_to_the_same_labels_count_together()
    {
        float[] output = [0.6f, 0.4f, 0.6f, 0.4f];
        CTCDecoding.Greedy(output, 2).ShouldBeEmpty();
        var paths = CTCDecoding.BeamSearch(output, 2, topPaths: 5);
        paths.Length.ShouldBe(2);
        paths[0].Labels.ShouldBe([1]);
        Math.Exp(paths[0].LogProbability).ShouldBe(0.64, 1e-6);
        paths[1].Labels.ShouldBeEmpty();
        CTCDecoding.BeamSearch([0, 1, 1, 0, 0, 1], 2)[0].Labels.ShouldBe([1, 1]);
    }

    [Fact]
    public void What_is_no_probability_is_refused()
    {
        Should.Throw<ArgumentException>(() => CTCDecoding.BeamSearch([0.5f, 0.5f, -1, 2], 2)).Message.ShouldContain("class 0 of frame 1 has -1");
        Should.Throw<ArgumentException>(() => CTCDecoding.BeamSearch([float.NaN, 0.5f], 2));
        Should.Throw<ArgumentException>(() => CTCDecoding.BeamSearch(new float[5], 2));
        Should.Throw<ArgumentOutOfRangeException>(() => CTCDecoding.BeamSearch(new float[4], 2, blank: 2));
        Should.Throw<ArgumentOutOfRangeException>(() => CTCDecoding.BeamSearch(new float[4], 2, beamWidth: 0));
        Should.Throw<ArgumentOutOfRangeException>(() => CTCDecoding.BeamSearch(new float[4], 2, topPaths: 0));
    }

    private static float[] Probabilities(string name)
    {
        double[] numbers = [.. Enumerable.Range(0, Frames * Classes).Select(i => Math.Exp(2 * Numbers.At(name, i)))];
        return [.. numbers.Select((number, i) => (float)(number / numbers.Skip(i / Classes * Classes).Take(Classes).Sum()))];
    }

    private static Dictionary<string, double> ByAllPaths(float[] output, int blank)
    {
        var sums = new Dictionary<string, double>();
        for (int path = 0; path < (int)Math.Pow(Classes, Frames); path++)
        {
            var labels = new List<int>();
            double probability = 1;
            for (int frame = 0, rest = path, before = blank; frame < Frames; frame++, rest /= Classes)
            {
                int label = rest % Classes;
                probability *= output[frame * Classes + label];
                if (label != blank && label != before) labels.Add(label);
                before = label;
            }

            string key = string.Join(' ', labels);
            sums[key] = sums.GetValueOrDefault(key) + probability;
        }

        return sums;
    }
}
