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

    public static TheoryData<string, string> Foreign => new()
    {
        { "optimizer", "its optimizer is 'Adam', that of this fit 'Nadam'" },
        { "data", "its data is" },
        { "batch size", "its batch size is '10'" },
        { "network", "belongs to another training: the network Diabetes expects" },
        { "cut", "" },
    };

    [Theory]
    [MemberData(nameof(Foreign))]
    public void A_checkpoint_of_another_training_is_refused_and_nothing_changed(string what, string part)
    {
        Should.Throw<NotSupportedException>(() => ResumedTraining.Fit(new ResumedNetwork(1), new Adam(), new Crash(6), Backup));
        if (what == "cut") File.WriteAllBytes(Backup, File.ReadAllBytes(Backup)[..^100]);
        byte[] before = File.ReadAllBytes(Backup);
        INetwork<float> network = what == "network" ? new Diabetes(3) : new ResumedNetwork(3);
        float[] parameters = network.Parameters.Span.ToArray();
        Optimizer optimizer = what == "optimizer" ? new Nadam() : new Adam();
        Should.Throw<WeightFileException>(() => ResumedTraining.Fit(
            network, optimizer, new Crash(-1), Backup, batchSize: what == "batch size" ? 12 : 10, scale: what == "data" ? 2 : 1)).Message.ShouldContain(part);
        network.Parameters.Span.ToArray().ShouldBe(parameters);
        optimizer.Iterations.ShouldBe(0);
        File.ReadAllBytes(Backup).ShouldBe(before);
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

    public static TheoryData<string, Func<FitOptions>, string> Changed => new()
    {
        { "betas", () => new() { Optimizer = new Adam { Beta1 = 0.8f, Schedule = new CosineDecay(0.01f, 12) } }, "its optimizer's settings is 'Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1E-07, Schedule = CosineDecay', that of this fit 'Beta1 = 0.8," },
        { "schedule", () => new() { Optimizer = new Adam { Schedule = new CosineDecay(0.01f, 24) } }, "its schedule gave the learning rates 0.01 and 0.0" },
        { "no schedule", () => new() { Optimizer = new Adam() }, "Schedule = CosineDecay" },
        { "sample weights", () => new() { Optimizer = new Adam { Schedule = new CosineDecay(0.01f, 12) }, SampleWeights = [.. Enumerable.Repeat(2f, 30)] }, "its sample weights is" },
        { "class weights", () => new() { Optimizer = new Adam { Schedule = new CosineDecay(0.01f, 12) }, ClassWeights = new Dictionary<int, float> { [1] = 2.5f } }, "its class weights is '', that of this fit '1: 2.5'" },
        { "validation", () => new() { Optimizer = new Adam { Schedule = new CosineDecay(0.01f, 12) }, Validation = Dataset.From([[1, 2, 3, 4, 5, 6]], [1f]) }, "its validation is" },
        { "steps", () => new() { Optimizer = new Adam { Schedule = new CosineDecay(0.01f, 12) }, StepsPerEpoch = 2 }, "its number of steps per epoch is 'all', that of this fit '2'" },
        { "loss", () => new() { Optimizer = new Adam { Schedule = new CosineDecay(0.01f, 12) }, Loss = new LossFunction((prediction, target) => prediction[0] - target[0]) }, "its loss is 'declared', that of this fit 'a function'" },
        { "noise", () => new() { Optimizer = new Adam { Schedule = new CosineDecay(0.01f, 12) }, GradientTransformations = [new GradientNoise()] }, "its list of gradient transformations is '', that of this fit 'GradientNoise'" },
    };

    [Theory]
    [MemberData(nameof(Changed))]
    public void What_would_change_the_steps_is_refused(string what, Func<FitOptions> options, string part)
    {
        Should.Throw<NotSupportedException>(() => Fit(new FitOptions { Optimizer = Scheduled() }, crash: 3));
        byte[] before = File.ReadAllBytes(Backup);
        Should.Throw<WeightFileException>(() => Fit(options(), crash: -1), what).Message.ShouldContain(part);
        File.ReadAllBytes(Backup).ShouldBe(before);
        Fit(new FitOptions { Optimizer = Scheduled() }, crash: -1).Epochs.Count.ShouldBe(2);

        static Adam Scheduled() => new() { Schedule = new CosineDecay(0.01f, 12) };

        History Fit(FitOptions other, int crash)
        {
            var network = new ResumedNetwork(1);
            var samples = new Samples<float>(network.Description, 30);
            return network.Fit(Dataset.From(new DataBlock(samples.Inputs, 6), new DataBlock(samples.Targets, 1)), new FitOptions
            {
                Optimizer = other.Optimizer,
                Epochs = 2, BatchSize = 10, Verbose = 0, SampleWeights = other.SampleWeights, ClassWeights = other.ClassWeights, Validation = other.Validation,
                StepsPerEpoch = other.StepsPerEpoch, Loss = other.Loss, GradientTransformations = other.GradientTransformations,
                Callbacks = [new Crash(crash), new BackupAndRestore(Backup, saveFrequency: 1)],
            });
        }
    }

    [Fact]
    public void Several_files_for_one_fit_are_refused() =>
        Should.Throw<ArgumentException>(() => new ResumedNetwork().Fit(Dataset.From([[1, 2, 3, 4, 5, 6]], [1f]), new FitOptions { Callbacks = [new BackupAndRestore(Backup), new BackupAndRestore(Backup + "2")] }))
            .Message.ShouldContain("one BackupAndRestore");

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
