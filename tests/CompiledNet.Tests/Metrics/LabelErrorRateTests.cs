using System;
using CompiledNet.Testing;

namespace CompiledNet.Tests.Metrics;

public sealed class LabelErrorRateTests
{
    // Frames of four classes that read 1, 2, 2, 3: the blank is class 0, and repetitions count once.
    private static readonly float[] s_frames =
    [
        0, 9, 1, 1, 0, 9, 1, 1, 9, 0, 0, 0, 0, 1, 5, 0, 7, 0, 0, 0, 0, 1, 5, 0, 0, 0, 5, 0, 0, 0, 0, 2,
    ];

    [Fact]
    public void Greedy_reads_the_likeliest_path()
    {
        CTCDecoding.Greedy(s_frames, classes: 4).ShouldBe([1, 2, 2, 3]);
        CTCDecoding.Greedy(s_frames, classes: 4, blank: 2).ShouldBe([1, 0, 0, 3]);
        int[] labels = new int[8];
        CTCDecoding.Greedy(new ReadOnlyPositions<float>(s_frames, 4, 4, [1, 1, 1, 1, 0, 1, 1, 0]), labels).ShouldBe(2);
        labels[..2].ShouldBe([1, 2]);
        Should.Throw<ArgumentOutOfRangeException>(() => CTCDecoding.Greedy(s_frames, 4, blank: 4));
        Should.Throw<ArgumentException>(() => CTCDecoding.Greedy(s_frames, 5));
    }

    // Edits by hand: none; one label too few; one exchanged and one too many; all four too many.
    [Theory]
    [InlineData(new[] { 1f, 2, 2, 3, -1, -1, -1, -1 }, 0, 4)]
    [InlineData(new[] { 1f, 2, 2, 3, 1, -1, -1, -1 }, 1, 5)]
    [InlineData(new[] { 1f, 3, 2, -1, -1, -1, -1, -1 }, 2, 3)]
    [InlineData(new[] { 3f, -1, -1, -1, -1, -1, -1, -1 }, 3, 1)]
    public void Counts_edits_over_labels(float[] target, int edits, int labels)
    {
        var metric = new LabelErrorRate();
        metric.Result.ShouldBe(double.NaN);
        metric.Update(s_frames, target, 1, s_frames.Length, target.Length);
        metric.Result.ShouldBe((double)edits / labels);
        metric.Update([.. s_frames, .. s_frames], [.. target, .. target], 2, s_frames.Length, target.Length, [3, 0]);
        metric.Result.ShouldBe((double)edits / labels);
        metric.Reset();
        metric.Result.ShouldBe(double.NaN);
        AllocatedBytes.Fewest(() => metric.Update(s_frames, target, 1, s_frames.Length, target.Length)).ShouldBe(0);
    }

    [Fact]
    public void Without_labels_what_is_read_is_counted_once_there_are_some()
    {
        var metric = new LabelErrorRate();
        metric.Update(s_frames, [-1, -1, -1, -1, -1, -1, -1, -1], 1, s_frames.Length, 8);
        metric.Result.ShouldBe(double.NaN);
        metric.Update(s_frames, [1, 2, 2, 3, -1, -1, -1, -1], 1, s_frames.Length, 8);
        metric.Result.ShouldBe(1);
    }
}
