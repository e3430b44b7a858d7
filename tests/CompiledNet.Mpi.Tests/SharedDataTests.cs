using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using CompiledNet.Testing;

namespace CompiledNet.Mpi.Tests;

/// <summary>Data of which every rank reads, or keeps, its own part: in the order, and to the bits, of one process that has all.</summary>
public sealed class SharedDataTests : IDisposable
{
    private const int Rows = 700;

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static TheoryData<string> Chains =>
    [
        "samples", "csv", "csv without missing", "csv with means", "shuffle", "take", "skip", "concat", "repeat", "zip", "prefetch", "batch", "whole batches", "names", "map", "filter",
        "augment", "data set", "all of it",
    ];

    /// <summary>Weights, losses and metrics after two epochs, with validation on the same.</summary>
    [Theory]
    [MemberData(nameof(Chains))]
    public void Sources_that_ranks_share_train_to_the_bits_of_one_process(string chain)
    {
        byte[] alone = Fit(Chain(chain), exchange: null);
        foreach (int ranks in (int[])[2, 3])
            Alike(ranks, exchange => Fit(Chain(chain), exchange), alone);
    }

    /// <summary>A network that knows its columns takes a file in which they stand in another order.</summary>
    [Fact]
    public void Columns_are_found_by_name()
    {
        byte[] alone = [];
        ThreadExchange.Run(1, _ => alone = Second(null)).ShouldAllBe(failure => failure == null);
        Alike(2, Second, alone);

        byte[] Second(Exchange? exchange)
        {
            var network = new RankNetwork(2);
            network.Fit(Chain("csv"), new FitOptions { Exchange = exchange });
            string[] lines = File.ReadAllLines(Path.Combine(_folder, "classes.csv"));
            string other = Path.Combine(_folder, FormattableString.Invariant($"other {exchange?.Rank ?? -1}.csv"));
            File.WriteAllLines(other, lines.Select(line => string.Join(',', line.Split(',')[..20].Reverse().Concat(line.Split(',')[20..]))));
            network.Fit(BatchSource.FromCsv(other, Columns()), new FitOptions { Exchange = exchange, BatchSize = 160 });
            return MemoryMarshal.AsBytes(network.Parameters.Span).ToArray();
        }
    }

    /// <summary>The order of a data set in memory, which each epoch and seed mixes anew, with rows in the memory of whichever rank.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Sharded_samples_train_to_the_bits_of_a_data_set(int ranks)
    {
        byte[] alone = Fit(Chain("csv").ToDataset(), exchange: null);
        Alike(ranks, exchange => Fit(Chain("csv").Shard(exchange), exchange), alone);
        byte[] mapped = Fit(Chain("csv").ToDataset().Map((features, _, random) => features[0] += random.NextUInt32() * 1e-10f), exchange: null);
        Alike(ranks, exchange => Fit(Chain("csv").Shard(exchange).Map((features, _, random) => features[0] += random.NextUInt32() * 1e-10f), exchange), mapped);
        byte[] weighted = Fit(Weighted(), exchange: null, shuffle: false);
        Alike(ranks, exchange => Fit(Weighted().Shard(exchange), exchange, shuffle: false), weighted);
    }

    /// <summary>Of a fit of two epochs, each rank asks for its rows; the last batch, and a validation, are shared too.</summary>
    [Theory]
    [InlineData(ExchangeMode.Deterministic)]
    [InlineData(ExchangeMode.Fast)]
    public void Ranks_read_their_own_rows(ExchangeMode mode)
    {
        foreach (int ranks in (int[])[1, 2, 4])
        {
            int[] touched = new int[ranks], validated = new int[ranks];
            var failures = ThreadExchange.Run(ranks, exchange =>
            {
                var data = Counted(() => touched[exchange.Rank]++).Shuffle(50).Prefetch().Batch(256);
                var validation = Counted(() => validated[exchange.Rank]++);
                new RankNetwork(1).Fit(data, new FitOptions { Exchange = exchange, ExchangeMode = mode, Epochs = 2, Validation = validation, Metrics = [new CategoricalAccuracy()] });
            });
            failures.ShouldAllBe(failure => failure == null);
            touched.Sum().ShouldBe(2 * Rows);
            validated.Sum().ShouldBe(2 * Rows);
            touched.Max().ShouldBeLessThanOrEqualTo((2 * Rows / ranks) + 128);
        }
    }

    /// <summary>What a rank allocates to hold its part of a data set, with what grows and is copied on the way.</summary>
    [Fact]
    public void A_rank_holds_its_part_of_a_data_set()
    {
        const int features = 200, rows = 4000;
        float[] row = new float[features];
        long[] bytes = [.. ((int[])[1, 4]).Select(ranks =>
        {
            long most = 0;
            ThreadExchange.Run(ranks, exchange =>
            {
                var source = BatchSource.FromSamples(features, 1, Enumerable.Repeat(new Sample(row, row.AsMemory(0, 1)), rows), rows);
                long own = AllocatedBytes.Once(() => source.Shard(exchange), enough: -1);
                InterlockedMax(ref most, own);
            }).ShouldAllBe(failure => failure == null);
            return most;
        })];
        bytes[0].ShouldBeGreaterThan((long)rows * features * sizeof(float));
        bytes[1].ShouldBeLessThan(bytes[0] * 2 / 5);
    }

    /// <summary>The rank whose row it is says what is wrong with it; the others, who have not read it, end with it and name that rank.</summary>
    [Fact]
    public void A_row_that_cannot_be_read_ends_all_ranks()
    {
        var data = Chain("csv");
        string file = Path.Combine(_folder, "classes.csv");
        string[] lines = File.ReadAllLines(file);
        lines[1 + 130] = "wrong" + lines[1 + 130];
        File.WriteAllLines(file, lines);
        var failures = ThreadExchange.Run(2, exchange => new RankNetwork(1).Fit(data, new FitOptions { Exchange = exchange, BatchSize = 256 }));
        failures[1].ShouldBeOfType<DataFormatException>().Message.ShouldContain("wrong");
        failures[0].ShouldBeOfType<InvalidOperationException>().Message.ShouldBe("Rank 1 could not read its samples of batch 0 of pass 0, and says why: this rank, 0, cannot go on without it.");
        // In one block with samples that ranks send each other, in front of them and behind them.
        foreach (var chain in (Func<IBatchSource, IBatchSource>[])[other => data.Take(200).Concat(other), other => other.Take(100).Concat(data.Skip(100).Shuffle(2))])
        {
            failures = ThreadExchange.Run(2, exchange => new RankNetwork(1).Fit(chain(RankData.Classes(20).Shard(exchange)), new FitOptions { Exchange = exchange, BatchSize = 256 }));
            failures[1].ShouldBeOfType<DataFormatException>().Message.ShouldContain("wrong");
            failures[0].ShouldBeOfType<InvalidOperationException>().Message.ShouldStartWith("Rank 1 could not read its samples of ");
        }

        failures = ThreadExchange.Run(2, exchange => data.Shard(exchange));
        failures[0].ShouldBeOfType<DataFormatException>().Message.ShouldContain("wrong");
        failures[1].ShouldBeOfType<InvalidOperationException>().Message.ShouldBe("Rank 0 could not read its samples of the data, and says why: this rank, 1, cannot go on without it.");
    }

    [Fact]
    public void Sharded_samples_are_read_by_all_ranks_together()
    {
        IBatchSource? sharded = null;
        ThreadExchange.Run(2, exchange =>
        {
            var own = RankData.Classes(20).Shard(exchange);
            if (exchange.Rank == 0) sharded = own;
        }).ShouldAllBe(failure => failure == null);
        Should.Throw<InvalidOperationException>(() => new RankNetwork(1).Evaluate(sharded!)).Message.ShouldStartWith("These samples lie in the memory of several processes");
        ThreadExchange.Run(2, exchange => RankData.Classes(20).Take(699 + exchange.Rank).Shard(exchange))
            .ShouldAllBe(failure => failure is InvalidOperationException && failure.Message.Contains("of the data rank 1 has read 700 samples, and rank 0 699 samples."));
    }

    private static void Alike(int ranks, Func<Exchange, byte[]> fit, byte[] alone)
    {
        byte[][] results = new byte[ranks][];
        foreach (var failure in ThreadExchange.Run(ranks, exchange => results[exchange.Rank] = fit(exchange))) failure.ShouldBeNull();
        foreach (byte[] result in results) result.ShouldBe(alone);
    }

    private static byte[] Fit(IBatchSource data, Exchange? exchange, bool shuffle = true)
    {
        var network = new RankNetwork(1);
        var options = new FitOptions
        {
            Exchange = exchange, Epochs = 2, BatchSize = 160, Shuffle = shuffle, Validation = data, Metrics = [new CategoricalAccuracy(), new TrackedMetric(new F1Score(), Weighted: true)],
            ClassWeights = new Dictionary<int, float> { [1] = 2 },
        };
        var history = network.Fit(data, options);
        double[] logs = [.. history.Names.SelectMany(log => history[log])];
        return [.. MemoryMarshal.AsBytes(network.Parameters.Span), .. MemoryMarshal.AsBytes(logs.AsSpan())];
    }

    private IBatchSource Chain(string chain)
    {
        var samples = Weighted();
        return chain switch
        {
            "samples" => samples,
            "csv" => BatchSource.FromCsv(Csv("classes", row => ""), Columns()),
            "csv without missing" => BatchSource.FromCsv(Csv("missing", row => row % 7 == 3 ? "?" : ""), Columns(MissingValuePolicy.DropRow)),
            "csv with means" => BatchSource.FromCsv(Csv("missing", row => row % 7 == 3 ? "?" : ""), Columns(MissingValuePolicy.FillMean)),
            "shuffle" => samples.Shuffle(100),
            "take" => samples.Take(333),
            "skip" => samples.Skip(333),
            "concat" => samples.Take(200).Concat(RankData.Classes(20)),
            "repeat" => samples.Take(210).Repeat(3),
            "zip" => samples.Map(12, 4, (features, targets, newFeatures, newTargets, _) => Narrow(features, targets, newFeatures, newTargets)).Zip(samples.Map(8, 0, (features, _, newFeatures, _, _) => features[12..].CopyTo(newFeatures))),
            "prefetch" => samples.Prefetch(2),
            "batch" => samples.Batch(100),
            "whole batches" => samples.Batch(100, dropRemainder: true),
            "names" => samples.WithNames(targets: ["a", "b", "c", "d"]),
            "map" => samples.Map((features, _, random) => features[0] += random.NextUInt32() * 1e-10f),
            "filter" => samples.Filter((features, _) => features[0] > 0),
            "augment" => samples.Augment(new ImageShape(4, 5, 1), new RandomFlip(), new RandomTranslation(0.2, 0.2)),
            "data set" => RankData.Classes(20).Skip(1).Concat(samples.Take(1)),
            _ => BatchSource.FromCsv(Csv("classes", row => ""), Columns()).Skip(20).Shuffle(64).Repeat(2).Augment(new ImageShape(4, 5, 1), new RandomFlip()).Take(1111).Batch(200).Prefetch(),
        };
    }

    private static void Narrow(ReadOnlySpan<float> features, ReadOnlySpan<float> targets, Span<float> newFeatures, Span<float> newTargets)
    {
        features[..12].CopyTo(newFeatures);
        targets.CopyTo(newTargets);
    }

    private static IBatchSource Weighted() => BatchSource.FromSamples(20, 4, RankSamples(), Rows);

    private static IEnumerable<Sample> RankSamples()
    {
        var data = RankData.Classes(20);
        for (int row = 0; row < Rows; row++) yield return new Sample(data.FeatureRow(row).ToArray(), data.TargetRow(row).ToArray(), 0.5f + (row % 3));
    }

    // A generator that spares itself what nobody wants.
    private static IBatchSource Counted(Action count) => BatchSource.FromSamples(20, 4, pass => Read(pass, count), Rows);

    private static IEnumerable<Sample> Read(SourcePass pass, Action count)
    {
        var data = RankData.Classes(20);
        for (int row = 0; row < Rows; row++)
        {
            if (!pass.IsWanted(row))
            {
                yield return default;
                continue;
            }

            count();
            yield return new Sample(data.FeatureRow(row).ToArray(), data.TargetRow(row).ToArray());
        }
    }

    private static CsvOptions Columns(MissingValuePolicy missing = MissingValuePolicy.Throw) =>
        new() { Labels = [.. Enumerable.Range(20, 4).Select(column => (CsvColumn)column)], Missing = missing };

    private string Csv(string name, Func<int, string> first)
    {
        string path = Path.Combine(_folder, name + ".csv");
        if (File.Exists(path)) return path;
        var data = RankData.Classes(20);
        var lines = Enumerable.Range(0, Rows).Select(row => string.Join(',', ((float[])[.. data.FeatureRow(row), .. data.TargetRow(row)])
            .Select((number, column) => column == 2 && first(row).Length > 0 ? first(row) : number.ToString("R", CultureInfo.InvariantCulture))));
        File.WriteAllLines(path, [string.Join(',', Enumerable.Range(0, 24).Select(column => $"c{column}")), .. lines]);
        return path;
    }

    private static void InterlockedMax(ref long most, long value)
    {
        for (long seen = Volatile.Read(ref most); seen < value; seen = Volatile.Read(ref most)) Interlocked.CompareExchange(ref most, value, seen);
    }
}
