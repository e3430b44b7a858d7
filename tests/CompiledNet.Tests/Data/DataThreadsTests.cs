using System;
using System.Linq;

namespace CompiledNet.Tests;

/// <summary>Splits, scalers and pipelines give the same bits on any number of threads, and say the same of what is wrong.</summary>
public class DataThreadsTests
{
    private const int Count = 6_000, Width = 37;

    private static readonly Dataset s_data = Random(Count, Width);

    public static TheoryData<int> Threads => [2, 3, 50];

    /// <summary>The formulas, number by number in the order of the rows.</summary>
    [Fact]
    public void ScalersLearnWhatTheirFormulasSay()
    {
        double[] mean = new double[Width], deviation = new double[Width];
        for (int i = 0; i < s_data.Features.Length; i++) mean[i % Width] += s_data.Features[i];
        for (int i = 0; i < Width; i++) mean[i] /= Count;
        for (int i = 0; i < s_data.Features.Length; i++) deviation[i % Width] += (s_data.Features[i] - mean[i % Width]) * (s_data.Features[i] - mean[i % Width]);
        var scaler = StandardScaler.Fit(s_data);
        scaler.Mean.ShouldBe(mean);
        scaler.Deviation.ShouldBe(deviation.Select(sum => Math.Sqrt(sum / Count)));
        var (scaled, back) = (scaler.Apply(s_data), scaler.Invert(s_data));
        for (int i = 0; i < s_data.Features.Length; i++)
        {
            int column = i % Width;
            float x = s_data.Features[i];
            if (scaled.Features[i] != (float)((x - mean[column]) * (1 / scaler.Deviation[column]))) throw new InvalidOperationException($"Number {i} is scaled to {scaled.Features[i]}.");
            if (back.Features[i] != (float)(x / (1 / scaler.Deviation[column]) + mean[column])) throw new InvalidOperationException($"Number {i} is scaled back to {back.Features[i]}.");
        }
    }

    [Theory]
    [MemberData(nameof(Threads))]
    public void ScaleToTheSameBits(int threads)
    {
        var (one, many) = (StandardScaler.Fit(s_data), StandardScaler.Fit(s_data, threads));
        many.Mean.ShouldBe(one.Mean);
        many.Deviation.ShouldBe(one.Deviation);
        ShouldBeTheSame(many.Apply(s_data, threads), one.Apply(s_data));
        ShouldBeTheSame(many.Invert(s_data, threads), one.Invert(s_data));
        var (range, shared) = (MinMaxScaler.Fit(s_data, -1, 2), MinMaxScaler.Fit(s_data, -1, 2, threads));
        shared.Minimum.ShouldBe(range.Minimum);
        shared.Maximum.ShouldBe(range.Maximum);
        ShouldBeTheSame(shared.Apply(s_data, threads), range.Apply(s_data));
        StandardScaler.FitTargets(s_data, threads).Mean.ShouldBe(StandardScaler.FitTargets(s_data).Mean);
        ShouldBeTheSame(MinMaxScaler.FitTargets(s_data, threads: threads).ApplyToTargets(s_data, threads), MinMaxScaler.FitTargets(s_data).ApplyToTargets(s_data));
    }

    [Theory]
    [MemberData(nameof(Threads))]
    public void DivideIntoTheSameParts(int threads)
    {
        ShouldBeTheSame(s_data.Shuffle(3, threads), s_data.Shuffle(3));
        ShouldBeTheSame([s_data.Split(0.7, 3, threads)], [s_data.Split(0.7, 3)]);
        ShouldBeTheSame([s_data.StratifiedSplit(0.7, 3, threads)], [s_data.StratifiedSplit(0.7, 3)]);
        var (three, same) = (s_data.Split(0.5, 0.3, 3), s_data.Split(0.5, 0.3, 3, threads));
        ShouldBeTheSame([(same.First, same.Second), (same.Second, same.Third)], [(three.First, three.Second), (three.Second, three.Third)]);
        ShouldBeTheSame([.. s_data.KFold(3, 1, threads)], [.. s_data.KFold(3, 1)]);
        ShouldBeTheSame([.. s_data.StratifiedKFold(3, 1, threads)], [.. s_data.StratifiedKFold(3, 1)]);
        int[] groups = [.. Enumerable.Range(0, Count).Select(i => i % 17)];
        ShouldBeTheSame([.. s_data.GroupKFold(groups, 3, threads)], [.. s_data.GroupKFold(groups, 3)]);
        ShouldBeTheSame([.. s_data.TimeSeriesSplit(3, gap: 5, threads: threads)], [.. s_data.TimeSeriesSplit(3, gap: 5)]);
    }

    [Theory]
    [MemberData(nameof(Threads))]
    public void PreparesTheSameRows(int threads)
    {
        var table = Table();
        var (parts, same) = (table.StratifiedSplit("kind", 0.6, 2), table.StratifiedSplit("kind", 0.6, 2, threads));
        same.First["a"].Numbers.SequenceEqual(parts.First["a"].Numbers).ShouldBeTrue();
        same.Second["kind"].Texts.ShouldBe(parts.Second["kind"].Texts);
        table.Split(0.6, 2, threads).First["kind"].Texts.ShouldBe(table.Split(0.6, 2).First["kind"].Texts);
        var (one, many) = (Pipeline.Fit(table, "y", Steps()), Pipeline.Fit(table, "y", threads, Steps()));
        many.FeatureNames.ShouldBe(one.FeatureNames);
        ShouldBeTheSame(many.Apply(table, threads), one.Apply(table));
        ShouldBeTheSame(one.Apply([parts.First, parts.Second], threads: threads).ToDataset(), one.Apply([parts.First, parts.Second]).ToDataset());
    }

    /// <summary>Of several things that are wrong, the first is named, as on one thread.</summary>
    [Fact]
    public void SayTheSameOfWhatIsWrong()
    {
        var pipeline = Pipeline.Fit(Table(), "y", Steps());
        var table = new Table([.. Table().Columns.Select(column => column.Name switch
        {
            "kind" => new TableColumn("kind", column.Texts.Select((text, i) => i == 4_000 ? "unknown" : text)),
            "b" => new TableColumn("b", column.Numbers.ToArray().Select((number, i) => i == 5_900 ? -3 : number).ToArray().AsSpan()),
            _ => column,
        })]);
        string one = Should.Throw<ArgumentException>(() => pipeline.Apply(table)).Message;
        for (int i = 0; i < 5; i++) Should.Throw<ArgumentException>(() => pipeline.Apply(table, 3)).Message.ShouldBe(one);
        float[] features = s_data.Features.ToArray();
        (features[Width * 5_000 + 3], features[Width * 4_000 + 30]) = (float.NaN, float.PositiveInfinity);
        var damaged = Dataset.From(new DataBlock(features, Width), new DataBlock(s_data.Targets.ToArray(), 1));
        foreach (int threads in (int[])[1, 3])
        {
            Should.Throw<ArgumentException>(() => StandardScaler.Fit(damaged, threads)).Message.ShouldContain("row 4000 has Infinity in column 30");
            Should.Throw<ArgumentException>(() => MinMaxScaler.Fit(damaged, threads: threads)).Message.ShouldContain("row 4000 has Infinity in column 30");
        }

        Should.Throw<ArgumentException>(() => Pipeline.Fit(Table(), "y", Scale.Standard("a", "a"))).Message.ShouldContain("Scale.Standard(a, a) names a column twice");
        Should.Throw<ArgumentOutOfRangeException>(() => s_data.Split(0.5, 1, 0));
        Should.Throw<ArgumentOutOfRangeException>(() => StandardScaler.Fit(s_data, 0));
        Should.Throw<ArgumentOutOfRangeException>(() => pipeline.Apply(Table(), 0));
    }

    private static PipelineStep[] Steps() => [Impute.Mean("a"), Scale.Log("b"), Encode.OneHot("kind"), Scale.Standard("a", "b"), Scale.MinMax("c"), Scale.Standard("y")];

    private static Table Table()
    {
        float[] Column(int column) => [.. Enumerable.Range(0, Count).Select(i => MathF.Abs(s_data.FeatureRow(i)[column]))];
        float[] gaps = Column(0);
        for (int i = 0; i < Count; i += 7) gaps[i] = float.NaN;
        return new Table([
            new TableColumn("a", gaps.AsSpan()), new TableColumn("kind", Enumerable.Range(0, Count).Select(i => (string?)$"k{i % 5}")),
            new TableColumn("b", Column(1).AsSpan()), new TableColumn("c", Column(2).AsSpan()), new TableColumn("y", Column(3).AsSpan())]);
    }

    private static Dataset Random(int count, int width)
    {
        var random = new Random(5);
        float[] features = new float[count * width], targets = new float[count];
        for (int i = 0; i < features.Length; i++) features[i] = (float)((random.NextDouble() - 0.3) * Math.Pow(10, i % width % 7));
        for (int i = 0; i < count; i++) targets[i] = random.Next(4);
        return Dataset.From(new DataBlock(features, width), new DataBlock(targets, 1));
    }

    private static void ShouldBeTheSame((Dataset First, Dataset Second)[] pairs, (Dataset First, Dataset Second)[] expected)
    {
        pairs.Length.ShouldBe(expected.Length);
        for (int i = 0; i < pairs.Length; i++)
        {
            ShouldBeTheSame(pairs[i].First, expected[i].First);
            ShouldBeTheSame(pairs[i].Second, expected[i].Second);
        }
    }

    private static void ShouldBeTheSame(Dataset data, Dataset expected)
    {
        data.Features.SequenceEqual(expected.Features).ShouldBeTrue();
        data.Targets.SequenceEqual(expected.Targets).ShouldBeTrue();
    }
}
