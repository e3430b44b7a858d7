using System;
using System.Linq;
using CompiledNet.Testing;
using CsCheck;

namespace CompiledNet.Tests;

public class SeriesWindowTests
{
    private static float[] Count(int steps) => [.. Enumerable.Range(0, steps).Select(i => (float)i)];

    /// <summary>
    /// Example 1 in the documentation of <c>keras.utils.timeseries_dataset_from_array</c>, which ends with 78 … 96: it
    /// leaves 81 … 99 out, as it wants a whole sampling period behind the last step.
    /// </summary>
    [Fact]
    public void CutsAsKerasDoes()
    {
        var data = Dataset.FromSeries(Count(100), default, new WindowOptions { SequenceLength = 10, SamplingRate = 2, SequenceStride = 3 });
        data.FeatureRow(0).ToArray().ShouldBe([0, 2, 4, 6, 8, 10, 12, 14, 16, 18]);
        data.FeatureRow(1).ToArray().ShouldBe([3, 5, 7, 9, 11, 13, 15, 17, 19, 21]);
        data.FeatureRow(26).ToArray().ShouldBe([78, 80, 82, 84, 86, 88, 90, 92, 94, 96]);
        data.FeatureRow(27).ToArray().ShouldBe([81, 83, 85, 87, 89, 91, 93, 95, 97, 99]);
        data.Count.ShouldBe(28);
        data.TargetCount.ShouldBe(0);
    }

    /// <summary>Example 2 there, temporal regression: the next number after ten.</summary>
    [Fact]
    public void ForecastsTheNextStepByDefault()
    {
        var data = Dataset.FromSeries(Count(100), new WindowOptions { SequenceLength = 10 });
        (data.Count, data.FeatureCount, data.TargetCount).ShouldBe((90, 10, 1));
        data.FeatureRow(0).ToArray().ShouldBe(Count(10));
        data.Targets.ToArray().ShouldBe(Count(100)[10..]);
    }

    [Fact]
    public void GivesEveryStepOfASequenceItsTarget()
    {
        float[] series = Count(7);
        float[] squares = [.. series.Select(x => x * x)];
        var data = Dataset.FromSeries(series, squares, new WindowOptions { SequenceLength = 3, SequenceStride = 2, Horizon = 3, TargetOffset = 0 });
        data.Features.ToArray().ShouldBe([0, 1, 2, 2, 3, 4, 4, 5, 6]);
        data.Targets.ToArray().ShouldBe([0, 1, 4, 4, 9, 16, 16, 25, 36]);
    }

    [Fact]
    public void EverySampleIsWhereItsOptionsSayAndNoneIsMissing() =>
        Gen.Select(Gen.Int[1, 60], Gen.Int[1, 3], Gen.Int[1, 3], Gen.Select(Gen.Int[1, 6], Gen.Int[1, 4], Gen.Int[1, 3], Gen.Int[1, 5], Gen.Int[-1, 9]))
            .Draw(drawn =>
            {
                var (steps, width, targetWidth, (length, stride, rate, horizon, offset)) = drawn;
                var windows = new WindowOptions { SequenceLength = length, SequenceStride = stride, SamplingRate = rate, Horizon = horizon, TargetOffset = offset < 0 ? null : offset };
                if (offset < 0) offset = (length - 1) * rate + 1;
                var series = new DataBlock(Count(steps * width), width);
                var targets = new DataBlock([.. Count(steps * targetWidth).Select(x => -x)], targetWidth);
                int[] starts = [.. Enumerable.Range(0, steps).Where(start => start % stride == 0 && start + (length - 1) * rate < steps && start + offset + horizon <= steps)];
                if (starts.Length == 0)
                {
                    Should.Throw<ArgumentException>(() => Dataset.FromSeries(series, targets, windows)).ParamName.ShouldBe("series");
                    return;
                }

                var data = Dataset.FromSeries(series, targets, windows);
                data.Features.ToArray().ShouldBe(
                    from start in starts from step in Enumerable.Range(0, length) from column in Enumerable.Range(0, width)
                    select (float)((start + step * rate) * width + column));
                data.Targets.ToArray().ShouldBe(
                    from start in starts from step in Enumerable.Range(0, horizon) from column in Enumerable.Range(0, targetWidth)
                    select -(float)((start + offset + step) * targetWidth + column));
            }, count: 300);

    [Fact]
    public void RefusesWhatCannotBeCut()
    {
        var options = new WindowOptions { SequenceLength = 3, Horizon = 2 };
        Should.Throw<ArgumentException>(() => Dataset.FromSeries(Count(4), options)).Message.ShouldContain("A sample needs 5 steps, but the series has 4");
        Should.Throw<ArgumentException>(() => Dataset.FromSeries(Count(9), Count(8), options)).Message.ShouldContain("has 9 steps, but there are targets for 8");
        Should.Throw<ArgumentException>(() => Dataset.FromSeries(Count(9), new WindowOptions { SequenceLength = int.MaxValue, SamplingRate = int.MaxValue }));
        Should.Throw<ArgumentOutOfRangeException>(() => new WindowOptions { SequenceLength = 0 }).ParamName.ShouldBe("SequenceLength");
        Should.Throw<ArgumentOutOfRangeException>(() => new WindowOptions { SequenceLength = 1, SequenceStride = 0 });
        Should.Throw<ArgumentOutOfRangeException>(() => new WindowOptions { SequenceLength = 1, SamplingRate = 0 });
        Should.Throw<ArgumentOutOfRangeException>(() => new WindowOptions { SequenceLength = 1, Horizon = 0 });
        Should.Throw<ArgumentOutOfRangeException>(() => new WindowOptions { SequenceLength = 1, TargetOffset = -1 });
    }
}
