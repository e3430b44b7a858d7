using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests;

/// <summary>
/// What runs for every number, row or sample is compiled once and optimized, as a program of a user's meets it: no method
/// starts in the slow tier and is compiled again when it has been called often enough. Read from the just-in-time compiler's own list.
/// </summary>
public sealed partial class TieringTests
{
    // In hexadecimal, as the runtime reads it: what runs once a batch or once a layer is called less often, and may be slow that often.
    private const string CallsBeforeAgain = "400";

    // Each call or batch below is repeated more often than that, or has more rows.
    private const string Program = """
        using System;
        using System.IO;
        using System.Linq;
        using System.Runtime.CompilerServices;
        using System.Threading;
        using CompiledNet;

        const int Rows = 64, Calls = 3000;
        var small = new Small(seed: 1);
        var mixed = new Mixed(seed: 1);
        var stream = new Stream(seed: 1);
        float[] inputs = new float[Rows * Mixed.InputSize], outputs = new float[Rows * Mixed.OutputSize], targets = new float[Rows * Stream.OutputSize];
        for (int i = 0; i < inputs.Length; i++) inputs[i] = MathF.Sin(i);

        var (session, one, steps) = (small.CreateSession(), mixed.CreateSession(), stream.CreateSession());
        for (int i = 0; i < Calls; i++)
        {
            small.Predict(inputs.AsSpan(0, Small.InputSize), outputs.AsSpan(0, Small.OutputSize));
            session.Predict(inputs.AsSpan(0, Small.InputSize), outputs.AsSpan(0, Small.OutputSize));
            one.Predict(inputs.AsSpan(0, Mixed.InputSize), outputs.AsSpan(0, Mixed.OutputSize));
            steps.Step(inputs.AsSpan(0, Stream.StepInputSize), outputs.AsSpan(0, Stream.StepOutputSize));
            Slow.Count(i);
        }

        for (int i = 0; i < 3; i++) mixed.PredictBatch(inputs, outputs);
        Train(mixed, Rows * Mixed.TargetSize);
        Train(stream, Rows * Stream.TargetSize);
        mixed.Evaluate(Dataset.From(new DataBlock(inputs, Mixed.InputSize), new DataBlock(targets.AsSpan(0, Rows).ToArray(), 1)), [new Accuracy()]);
        Measure();
        Readers.Read(Calls);

        // The compiler works in the background.
        for (int i = 0; i < 20; i++)
        {
            Slow.Count(i);
            Thread.Sleep(50);
        }

        // Each metric sees each row of outputs.
        void Measure()
        {
            float[] classes = new float[Rows * 4], hot = new float[Rows * 4], index = new float[Rows], chance = new float[Rows], yes = new float[Rows];
            for (int row = 0; row < Rows; row++)
            {
                int right = row % 4;
                for (int i = 0; i < 4; i++) classes[row * 4 + i] = i == (row * 7 + row / 5) % 4 ? 0.7f : 0.1f;
                (hot[row * 4 + right], index[row], chance[row], yes[row]) = (1, right, (row * 13 % 64 + 0.5f) / 64, row % 3 == 0 ? 1 : 0);
            }

            Metric[] ofClasses = [new CategoricalAccuracy(), new TopKCategoricalAccuracy(2), new Precision(), new Recall(), new F1Score(), new AreaUnderCurve(), new MeanSquaredErrorMetric(), new MeanAbsoluteErrorMetric(), new RootMeanSquaredError(),
                new MeanAbsolutePercentageErrorMetric(), new MeanSquaredLogarithmicErrorMetric(), new LogCoshError(), new R2Score(), new PearsonCorrelation(), new ConcordanceCorrelation(), new CosineSimilarityMetric()];
            Metric[] ofIndices = [new SparseCategoricalAccuracy(), new SparseTopKCategoricalAccuracy(2), new LogLoss(), new CohenKappa(), new MeanIoU(), new BalancedAccuracy(), new MatthewsCorrelation(), new MulticlassAreaUnderCurve()];
            Metric[] ofOne = [new BinaryAccuracy(), new BrierScore(), new CalibrationError(), new AveragePrecision(), new ExactAreaUnderCurve()];
            for (int i = 0; i < Calls / Rows; i++)
            {
                foreach (var metric in ofClasses) metric.Update(classes, hot, Rows, 4, 4);
                foreach (var metric in ofIndices) metric.Update(classes, index, Rows, 4, 1);
                foreach (var metric in ofOne) metric.Update(chance, yes, Rows, 1, 1);
            }
        }

        void Train(INetwork<float> network, int count)
        {
            using var trainer = new Trainer(network, new Adam(), Rows);
            for (int i = 0; i < 20; i++) trainer.TrainOnBatch(inputs.AsSpan(0, Rows * network.Description.InputSize), targets.AsSpan(0, count));
        }

        public static class Slow
        {
            public static int Total;

            [MethodImpl(MethodImplOptions.NoInlining)]
            public static void Count(int number) => Total += number;
        }

        [TableRow]
        public sealed partial record Measured(float First, double? Second, bool Third, string Fourth, DayOfWeek Fifth);

        [Network, Input(8), Dense<ReLU>(10), Dense<Tanh>(8), Dense<Sigmoid>(1), Loss<BinaryCrossentropy>]
        public sealed partial class Small;

        [Network, Input(8, 8, 1), Conv2D<GELU>(16, 3), MaxPooling2D, Flatten, Dropout(0.2), Dense<Mish>(64), LayerNormalization, GaussianNoise(0.1), Dense<Softplus>(32), Dense<Softmax>(4), Loss<SparseCategoricalCrossentropy>]
        public sealed partial class Mixed;

        [Network(Streaming = true), Input(32, 2), LSTM(8, ReturnSequences = true), GRU(6, ReturnSequences = true), Dense<ELU>(1), Loss<LogCosh>]
        public sealed partial class Stream;
        """;

    // Files, tables, pipelines and sources see each field, number and sample.
    private const string Reading = """

        public static class Readers
        {
            public static void Read(int rows)
            {
                string path = Path.Combine(AppContext.BaseDirectory, "rows.csv");
                File.WriteAllLines(path, Enumerable.Range(0, rows).Select(i => $"{(i % 9 == 0 ? "" : i * 0.37f)},{i * 1.23456789012345},{(i % 5 == 0 ? "\"an, old word\"" : $"word {i % 50} of")},kind{i % 3},{2000 + i % 20}-02-{1 + i % 28:D2},{i % 2}").Prepend("a,b,words,kind,when,y"));
                foreach (int threads in (int[])[1, 2])
                {
                    var options = new CsvOptions { Columns = ["a", "b"], Labels = ["y"], Missing = MissingValuePolicy.FillMean, Threads = threads };
                    Dataset.FromCsv(path, options);
                    foreach (var missing in (MissingValuePolicy[])[MissingValuePolicy.DropRow, MissingValuePolicy.FillValue]) Dataset.FromCsv(path, new CsvOptions { Columns = ["a", "b"], Labels = ["kind"], Missing = missing });
                    foreach (var block in Table.BlocksFromCsv(path, new CsvOptions { Threads = threads }, rows: 700)) block.Count.ToString();
                    Drain(BatchSource.FromCsv(path, options), default);
                }

                var table = Table.FromCsv(path);
                var columns = new[] { "s", "m", "r", "q", "n", "p", "l" }.Select((name, k) => new TableColumn(name, Enumerable.Range(0, rows).Select(i => (i * 7919 % 1009 + k) * 0.1f).ToArray().AsSpan()));
                table = new Table([.. table.Columns, .. columns]);
                var pipeline = Pipeline.Fit(table, "y", Impute.Mean("a"), Impute.MostFrequent("b", "words"), Scale.Standard("s", "y"), Scale.MinMax("m", "y"), Scale.Robust("r", "y"), Scale.Quantile("q"), Scale.NormalQuantile("n"), Scale.Power("p", "y"), Scale.Log("l"),
                    Encode.OneHot("kind"), Encode.Date("when"), Encode.Tokens(30, 4, "words"));
                var data = pipeline.Apply(table);
                pipeline.InvertTargets(data.Targets.ToArray());
                Pipeline.Fit(table, null, Encode.Index("kind"), Encode.Hash(8, "words", "l"), Encode.Date("when"), PipelineStep.Drop("a"));
                table.StratifiedSplit("kind", 0.5);
                table.Describe("y");
                Table.From(Enumerable.Range(0, rows).Select(i => new Measured(i, i % 3 == 0 ? null : i, i % 2 == 0, "w" + i % 5, (DayOfWeek)(i % 7))).ToArray());
                data = StandardScaler.Fit(data).Apply(data.Shuffle(1));
                MinMaxScaler.Fit(data).Invert(data);
                foreach (var (train, _) in data.KFold(2)) Drain(train, default);
                Chain(data, rows);
            }

            private static void Chain(IBatchSource source, int rows)
            {
                var first = BatchSource.FromSamples(source.FeatureCount, source.TargetCount, Enumerable.Range(0, rows).Select(i => new Sample(new float[source.FeatureCount], new float[source.TargetCount], 2)));
                foreach (var chain in (IBatchSource[])[
                    source.Map((x, y, random) => x[0] += (float)random.NextDouble()).Filter((x, y) => x[0] > -1e30f).Shuffle(64).Skip(5).Prefetch().Batch(7, dropRemainder: true), source.MapBatches(8, (x, y, rows, random) => x[0]++).Concat(first).Repeat(2),
                    first.Zip(source).Map(1, 0, (x, y, u, v, random) => u[0] = x[0]), source.Take(10).Repeat().Take(rows)]) Drain(chain, new SourcePass(0, 1, Shuffle: true));
            }

            private static void Drain(IBatchSource source, SourcePass pass)
            {
                float[] features = new float[64 * source.FeatureCount], targets = new float[64 * Math.Max(1, source.TargetCount)], weights = new float[64];
                using var reader = source.Open(pass);
                while (reader.Read(features, targets, weights, 64) > 0) { }
            }
        }
        """;

    [Fact]
    public async Task What_runs_often_starts_optimized()
    {
        string folder = Directory.CreateTempSubdirectory("compilednet-").FullName;
        try
        {
            string list = Path.Combine(folder, "compiled.txt");
            var start = new ProcessStartInfo(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"), [NetworkProgram.Write(Program + Reading, folder)])
            {
                RedirectStandardError = true,
                Environment =
                {
                    // As it is by default: these tests themselves run without tiers.
                    ["DOTNET_TieredCompilation"] = "1", ["DOTNET_TC_CallCountThreshold"] = CallsBeforeAgain, ["DOTNET_TC_CallCountingDelayMs"] = "0",
                    ["DOTNET_TieredPGO"] = "0", ["DOTNET_JitStdOutFile"] = list, ["DOTNET_JitDisasmSummary"] = "1",
                },
            };
            using var process = Process.Start(start)!;
            string errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            process.ExitCode.ShouldBe(0, errors);
            string[] again = [.. (await File.ReadAllLinesAsync(list, TestContext.Current.CancellationToken)).Select(line => Again().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value)];

            again.ShouldContain(method => method.StartsWith("Slow:Count", StringComparison.Ordinal), "a method that does start in the slow tier would be seen");
            again.Where(method => method.StartsWith("CompiledNet.", StringComparison.Ordinal) || method.StartsWith("Small", StringComparison.Ordinal) || method.StartsWith("Mixed", StringComparison.Ordinal) || method.StartsWith("Stream", StringComparison.Ordinal)).ShouldBeEmpty();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // "  123: JIT compiled Type:Method(int) [Tier1, IL size=1, code size=2]"; with OSR a loop was compiled again while it ran.
    [GeneratedRegex(@"JIT compiled (\S.*) \[(?:Tier1|Instrumented Tier1|Tier1-OSR|OSR)[^\]]*\]")]
    private static partial Regex Again();
}
