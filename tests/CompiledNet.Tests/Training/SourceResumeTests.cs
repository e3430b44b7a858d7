using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using CompiledNet.Tests.Callbacks;

namespace CompiledNet.Tests.Training;

/// <summary>A fit on a source that was broken off reads on where it was.</summary>
public sealed class SourceResumeTests : IDisposable
{
    private static readonly TrainingReference s_reference = TrainingReference.Recorded;
    private static readonly Dataset s_data = s_reference.Data.WithNames(features: ["a", "b", "c"], targets: ["y"]);
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(null)]
    [InlineData(3)]
    public void AFitThatBrokeOffIsTakenUp(int? steps)
    {
        string path = Path.Combine(_folder, "backup");
        IBatchSource source = s_reference.Data.Map((features, _, random) => features[0] += (float)random.NextDouble()).Filter((features, _) => features[1] > -10).Shuffle(7);
        var whole = s_reference.Network();
        whole.Fit(source, Options(-1));
        foreach (int batch in (int[])[1, 3, 4, 5, 6])
        {
            Should.Throw<TimeZoneNotFoundException>(() => s_reference.Network().Fit(source, Options(batch)));
            var resumed = s_reference.Network();
            resumed.Fit(source, Options(-1));
            resumed.Parameters.Span.ToArray().ShouldBe(whole.Parameters.Span.ToArray(), $"{batch}");
        }

        Should.Throw<TimeZoneNotFoundException>(() => s_reference.Network().Fit(source, Options(6)));
        var untouched = s_reference.Network();
        Should.Throw<WeightFileException>(() => untouched.Fit(source.Map((features, _, _) => features[2]++), Options(-1))).Message.ShouldContain("not those that it had");
        untouched.Parameters.Span.ToArray().ShouldBe(s_reference.Network().Parameters.Span.ToArray());

        FitOptions Options(int crash)
        {
            int batches = 0;
            var breaks = new Recorder { AfterBatch = _ => { if (++batches == crash) throw new TimeZoneNotFoundException(); } };
            return new FitOptions { Epochs = 3, BatchSize = 5, StepsPerEpoch = steps, Seed = 3, Callbacks = [breaks, new BackupAndRestore(path, saveFrequency: 1)] };
        }
    }

    /// <summary>Every way to samples and every operator; what is written before the fit goes to the path.</summary>
    public static TheoryData<string, Func<string, IBatchSource>> Kinds => new()
    {
        { "data set", _ => s_data },
        { "CSV", path => BatchSource.FromCsv(Csv(path), "y") },
        { "CSV on two threads", path => BatchSource.FromCsv(Csv(path), new CsvOptions { Labels = ["y"], Threads = 2 }) },
        { "tables", path => BatchSource.FromTables(Table.BlocksFromCsv(Csv(path), rows: 3), "y") },
        { "pipeline over blocks", path => Pipeline.Fit(Table.FromCsv(Csv(path)), "y", Scale.Standard("a", "b")).Apply(Table.BlocksFromCsv(Csv(path), rows: 3)) },
        { "generator", _ => GeneratedSource.Of() },
        { "generator of its own seed", _ => BatchSource.FromSamples(3, 1, pass => Enumerable.Range(0, 17).Select(i => new Sample(new float[] { i, pass.Epoch, i % 3 }, new float[] { i % 2 }, 0.5f + i % 3))) },
        { "batches", _ => BatchSource.FromBatches(3, 1, (Dataset[])[s_data.Take(9), s_data.Skip(9)]) },
        { "asynchronous", _ => BatchSource.FromSamples(3, 1, Later()) },
        { "Concat, Take, Skip", _ => s_data.Concat((IBatchSource)GeneratedSource.Of()).Skip(2).Take(31) },
        { "Zip", _ => s_data.Zip(BatchSource.FromSamples(3, 0, [.. Enumerable.Repeat(new Sample(new float[3]), 30)])).Map(3, 1, (features, targets, newFeatures, newTargets, _) =>
            { features[..3].CopyTo(newFeatures); targets.CopyTo(newTargets); }) },
        { "Repeat, Batch", _ => GeneratedSource.Of(count: 20).Repeat(2).Batch(4, dropRemainder: true) },
        { "MapBatches, Shuffle, Prefetch", _ => s_data.MapBatches(4, (features, _, _, random) => features[0] += (float)random.NextDouble()).Shuffle(7).Prefetch(2) },
        { "mixed", _ => s_data.MixUp(5, alpha: 1) },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void EveryKindOfSourceIsTakenUpWhereItWas(string what, Func<string, IBatchSource> source)
    {
        string path = Path.Combine(_folder, "backup");
        var data = source(Path.Combine(_folder, "data.csv"));
        var whole = s_reference.Network();
        var history = whole.Fit(data, Options(-1));
        foreach (int batch in (int[])[1, 6])
        {
            Should.Throw<TimeZoneNotFoundException>(() => s_reference.Network().Fit(data, Options(batch)), what);
            var resumed = s_reference.Network();
            resumed.Fit(data, Options(-1))["val_loss"].ShouldBe(history["val_loss"], what);
            resumed.Parameters.Span.ToArray().ShouldBe(whole.Parameters.Span.ToArray(), what);
        }

        FitOptions Options(int crash)
        {
            int batches = 0;
            var breaks = new Recorder { AfterBatch = _ => { if (++batches == crash) throw new TimeZoneNotFoundException(); } };
            return new FitOptions { Epochs = 2, BatchSize = 5, Seed = 3, Validation = data, Metrics = [new MeanAbsoluteErrorMetric()], Callbacks = [breaks, new BackupAndRestore(path, saveFrequency: 1)] };
        }
    }

    private static string Csv(string path)
    {
        if (!File.Exists(path)) File.WriteAllText(path, "a,b,c,y\n" + string.Concat(Enumerable.Range(0, 20).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i},{i * 0.25f},{i % 3},{i % 2}\n"))));
        return path;
    }

    private static async IAsyncEnumerable<Sample> Later()
    {
        for (int i = 0; i < s_data.Count; i++)
        {
            await Task.Yield();
            yield return new Sample(s_reference.Features[i], s_reference.Targets[i]);
        }
    }
}
