using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests;

/// <summary>A fit that was broken off and taken up again ends in the bits of one that was not.</summary>
public sealed class ResumeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public static TheoryData<string, Func<Optimizer>> Optimizers => [.. ResumedTraining.Optimizers];

    private string Backup => Path.Combine(_folder, "backup.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Every_optimizer_goes_on_in_its_state(string name, Func<Optimizer> create)
    {
        var whole = new ResumedNetwork(1);
        var expected = ResumedTraining.Fit(whole, create(), new Crash(-1), Backup);
        foreach (int batch in (ReadOnlySpan<int>)[1, 4, 5, 11])
        {
            Should.Throw<NotSupportedException>(() => ResumedTraining.Fit(new ResumedNetwork(1), create(), new Crash(batch), Backup));
            bool isWritten = batch > 1;
            File.Exists(Backup).ShouldBe(isWritten);
            var resumed = new ResumedNetwork(isWritten ? 9 : 1);
            var history = ResumedTraining.Fit(resumed, create(), new Crash(-1), Backup);
            resumed.Parameters.Span.ToArray().ShouldBe(whole.Parameters.Span.ToArray(), $"{name}, broken off after {batch} batches");
            history.Names.ShouldBe(expected.Names);
            foreach (string series in history.Names) history[series].ShouldBe(expected[series], series);
            File.Exists(Backup).ShouldBeFalse();
        }
    }

    /// <summary>Broken off in the middle of an epoch: what all metrics have gathered, the averages in the place of the weights, and the lines of the log.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(10)]
    public void Metrics_averages_and_the_log_go_on(int batch)
    {
        var (whole, resumed) = (new ResumedNetwork(1), new ResumedNetwork(9));
        string log = Path.Combine(_folder, "log.csv");
        File.WriteAllText(log, "what another fit wrote");
        var expected = Fit(whole, -1);
        string lines = File.ReadAllText(log);
        Should.Throw<NotSupportedException>(() => Fit(new ResumedNetwork(1), batch));
        // As if killed between the line of an epoch and the checkpoint.
        File.AppendAllText(log, "7,");
        var history = Fit(resumed, -1);
        resumed.Parameters.Span.ToArray().ShouldBe(whole.Parameters.Span.ToArray());
        foreach (string series in expected.Names) history[series].ShouldBe(expected[series], series);
        File.ReadAllText(log).ShouldBe(lines);
        lines.Split('\n').Length.ShouldBe(3 + 2);

        History Fit(ResumedNetwork network, int crash)
        {
            var samples = new Samples<float>(network.Description, 58);
            return network.Fit(Dataset.From(new DataBlock(samples.Inputs, 6), new DataBlock(samples.Targets, 1)), new FitOptions
            {
                Optimizer = new Adam { UseEma = true, EmaMomentum = 0.8f }, Epochs = 3, BatchSize = 10, ValidationSplit = 0.2,
                Metrics =
                [
                    new CalibrationError(), new R2Score(), new PearsonCorrelation(), new Precision(), new BalancedAccuracy(), new F1Score(), new AreaUnderCurve(), new AveragePrecision(),
                ],
                Callbacks = [new SwapEmaWeights(swapOnEpoch: true), new CsvLogger(log), new Crash(crash), new BackupAndRestore(Backup, saveFrequency: 2)],
            });
        }
    }

    [Fact]
    public void States_of_recurrent_layers_and_rankings_of_several_classes_go_on()
    {
        var (whole, resumed) = (new ResumedSequences(1), new ResumedSequences(9));
        var expected = Fit(whole, -1);
        foreach (int batch in (ReadOnlySpan<int>)[2, 3, 5])
        {
            Should.Throw<NotSupportedException>(() => Fit(new ResumedSequences(1), batch));
            var history = Fit(resumed, -1);
            resumed.Parameters.Span.ToArray().ShouldBe(whole.Parameters.Span.ToArray());
            foreach (string series in expected.Names) history[series].ShouldBe(expected[series], series);
        }

        History Fit(ResumedSequences network, int crash)
        {
            var samples = new Samples<float>(network.Description, 16);
            return network.Fit(Dataset.From(new DataBlock(samples.Inputs, ResumedSequences.InputSize), new DataBlock(samples.Targets, 1)), new FitOptions
            {
                Epochs = 2, BatchSize = 4, Shuffle = false, Metrics = [new MulticlassAreaUnderCurve(), new CohenKappa()],
                Callbacks = [new Crash(crash), new BackupAndRestore(Backup, saveFrequency: 1)],
            });
        }
    }

    /// <summary>
    /// A process that trains a network with each optimizer is killed by SIGKILL at 20 places, when all of them are there, and goes on each time where the one before was killed.
    /// </summary>
    [Fact]
    public void Killed_processes_end_in_the_same_bits()
    {
        string result = Path.Combine(_folder, "result.safetensors");
        for (int kill = 1; kill <= 20; kill++)
        {
            Child(2 * kill, result).ShouldNotBe(0);
            Directory.GetFiles(_folder, "result*").ShouldBeEmpty();
        }

        Child(-1, result).ShouldBe(0);
        string whole = Path.Combine(_folder, "whole.safetensors");
        foreach (var (name, run) in ResumedTraining.Trainings)
        {
            run(-1, null, Backup).Save(whole);
            File.ReadAllBytes(ResumedTraining.FileOf(result, name)).ShouldBe(File.ReadAllBytes(whole), name);
        }
    }

    /// <summary>
    /// Killed while it validates, behind the checkpoint of the last batch of an epoch: its losses are those of its batches, and where a callback had ended the
    /// training within it, the epoch is closed.
    /// </summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_fit_that_was_killed_while_it_validated_closes_its_epoch(bool stops)
    {
        var (whole, resumed) = (new Judged(1), new Judged(9));
        var expected = Fit(whole, -1);
        Should.Throw<NotSupportedException>(() => Fit(new Judged(1), 1));
        var history = Fit(resumed, -1);
        expected.Epochs.Count.ShouldBe(stops ? 2 : 3);
        resumed.Parameters.Span.ToArray().ShouldBe(whole.Parameters.Span.ToArray());
        history.Epochs.ShouldBe(expected.Epochs);
        foreach (string series in expected.Names) history[series].ShouldBe(expected[series], series);

        History Fit(Judged network, int epoch)
        {
            var samples = new Samples<float>(network.Description, 40);
            return network.Fit(Dataset.From(new DataBlock(samples.Inputs, Judged.InputSize), new DataBlock(samples.Targets, Judged.TargetSize)), new FitOptions
            {
                Epochs = 3, BatchSize = 8, ValidationSplit = 0.2, Verbose = 0,
                Callbacks =
                [
                    new LambdaCallback(onBatchEnd: fit => fit.StopTraining |= stops && fit is { Epoch: 1, Batch: 1 }), new ValidationCrash(epoch),
                    new BackupAndRestore(Backup, saveFrequency: 2),
                ],
            });
        }
    }

    /// <summary>A fit that was at its end says what the one that it takes up had found, whose values are better in the same directions.</summary>
    [Fact]
    public void What_was_finished_is_known_as_it_was()
    {
        var expected = Fit(new ResumedNetwork(1));
        var network = new ResumedNetwork(9);
        var history = Fit(network);
        foreach (string series in expected.Names) history.Best(series).ShouldBe(expected.Best(series), series);

        History Fit(ResumedNetwork network)
        {
            var samples = new Samples<float>(network.Description, 30);
            return network.Fit(Dataset.From(new DataBlock(samples.Inputs, 6), new DataBlock(samples.Targets, 1)), new FitOptions
            {
                Epochs = 2, ValidationSplit = 0.2, Metrics = [new BinaryAccuracy()], Callbacks = [new BackupAndRestore(Backup, deleteCheckpoint: false)], Verbose = 0,
            });
        }
    }

    private int Child(int batch, string result)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        // As programs run: most of a child's time is its start.
        start.Environment["DOTNET_TieredCompilation"] = "1";
        start.Environment[ResumedTraining.Child] = $"{batch}|{Backup}|{result}";
        using var child = Process.Start(start)!;
        child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        return child.ExitCode;
    }
}

/// <summary>Breaks a fit off when the validation of an epoch begins.</summary>
internal sealed class ValidationCrash(int epoch) : Callback
{
    public override void OnTestBegin(FitContext context)
    {
        if (context.Epoch == epoch) throw new NotSupportedException();
    }
}
