using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests;

/// <summary>A checkpoint is taken up by the training that wrote it and by no other, and nothing has changed where it is refused.</summary>
public sealed class RefusedCheckpointTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    private string Backup => Path.Combine(_folder, "backup.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

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

    public static TheoryData<string, Func<FitOptions>, string> Changed => new()
    {
        { "betas", () => new() { Optimizer = new Adam { Beta1 = 0.8f, Schedule = new CosineDecay(0.01f, 12) } }, "its setting of the optimizer is 'Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1E-07, Schedule = CosineDecay', that of this fit 'Beta1 = 0.8," },
        { "schedule", () => new() { Optimizer = new Adam { Schedule = new CosineDecay(0.01f, 24) } }, "its schedule gave the learning rates 0.01 and 0.0" },
        { "no schedule", () => new() { Optimizer = new Adam() }, "Schedule = CosineDecay" },
        { "sample weights", () => new() { Optimizer = Scheduled(), SampleWeights = [.. Enumerable.Repeat(2f, 30)] }, "its hash of the sample weights is" },
        { "class weights", () => new() { Optimizer = Scheduled(), ClassWeights = new Dictionary<int, float> { [1] = 2.5f } }, "its list of class weights is '', that of this fit '1: 2.5'" },
        { "validation", () => new() { Optimizer = Scheduled(), Validation = Dataset.From([[1, 2, 3, 4, 5, 6]], [1f]) }, "its validation is" },
        { "steps", () => new() { Optimizer = Scheduled(), StepsPerEpoch = 2 }, "its number of steps per epoch is 'all', that of this fit '2'" },
        { "loss", () => new() { Optimizer = Scheduled(), Loss = new LossFunction((prediction, target) => prediction[0] - target[0]) }, "its loss is 'declared', that of this fit 'a function'" },
        { "noise", () => new() { Optimizer = Scheduled(), GradientTransformations = [new GradientNoise()] }, "its list of gradient transformations is '', that of this fit 'GradientNoise'" },
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

    private static Adam Scheduled() => new() { Schedule = new CosineDecay(0.01f, 12) };
}
