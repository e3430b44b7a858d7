using System;
using System.IO;
using System.Linq;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests;

/// <summary>Weights that several layers use, together with whatever else changes, freezes, copies or takes up the weights of a network.</summary>
public sealed class SharedWeightTrainingTests : IDisposable
{
    private const int Rows = 24;
    private static readonly Samples<float> s_samples = new(new Paired().Description, Rows);
    private static readonly float[] s_words = [.. Enumerable.Range(0, 7 * 5).Select(i => (float)((i / 5 + i % 5) % 7))];
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public static TheoryData<string, Action<Speaking, string>> Changes => new()
    {
        { "a weight", (network, _) => network.Weights["Words/embeddings"].Set([.. Enumerable.Range(0, 28).Select(i => 0.1f * i)]) },
        { "a number", (network, _) => network.Weights["Words/embeddings"][3, 2] = 5 },
        { "a copy", (network, _) => network.Weights.CopyFrom(new Speaking(8)) },
        { "an exchange", (network, _) => network.Replace(new Speaking(8)) },
        { "a file", (network, path) => { new Speaking(8).Save(path); network.Load(path); } },
        { "a fit", (network, _) => network.Fit(Dataset.From(new DataBlock(s_words, 5), new DataBlock(s_words, 5)), new FitOptions { Epochs = 1, BatchSize = 3 }) },
    };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>The transposed table is derived when parameters have changed.</summary>
    [Theory, MemberData(nameof(Changes))]
    public void A_tied_layer_follows_whatever_changes_the_table(string what, Action<Speaking, string> change)
    {
        var network = new Speaking(1);
        var (session, rounded) = (network.CreateSession(), network.CreateBFloat16Session());
        float[][] before = Predictions(network, session);
        change(network, Path.Combine(_folder, "speaking.safetensors"));
        float[][] after = Predictions(network, session);
        after.ShouldBe(Predictions(network.Clone(), null), what);
        after.ShouldNotBe(before, what);
        rounded.Refresh();
        float[] found = new float[35], expected = new float[35];
        rounded.Predict(s_words.AsSpan(0, 5), found);
        network.Clone().CreateBFloat16Session().Predict(s_words.AsSpan(0, 5), expected);
        found.ShouldBe(expected, what);
    }

    [Fact]
    public void Networks_that_share_and_those_that_do_not_copy_what_both_have()
    {
        Twins twins = new(1);
        Strangers strangers = new(2);
        float[] right = strangers.Weights["Right/1/Hidden/kernel"].ToArray();
        var report = strangers.Weights.CopyFrom(twins, LoadMode.ByName);
        report.Missing.ShouldBe(["Right/1/Hidden/kernel", "Right/1/Hidden/bias"]);
        strangers.Weights["Left/1/Hidden/kernel"].ToArray().ShouldBe(twins.Weights["Left/1/Hidden/kernel"].ToArray());
        strangers.Weights["Right/1/Hidden/kernel"].ToArray().ShouldBe(right);

        strangers = new Strangers(3);
        twins.Weights.CopyFrom(strangers, LoadMode.ByName).Unused.ShouldBe(["Right/1/Hidden/kernel", "Right/1/Hidden/bias"]);
        twins.Weights["Left/1/Hidden/kernel"].ToArray().ShouldBe(strangers.Weights["Left/1/Hidden/kernel"].ToArray());
        Should.Throw<ArgumentException>(() => twins.Weights.CopyFrom(strangers));

        var other = new Twins(5);
        twins.Replace(other);
        float[] inputs = new float[12], found = new float[1], expected = new float[1];
        inputs.AsSpan(0, 6).Fill(0.5f);
        twins.Predict(inputs, found);
        other.Predict(inputs, expected);
        found.ShouldBe(expected);
    }

    [Fact]
    public void An_optimizer_has_one_state_and_takes_one_step()
    {
        var network = new Paired(1);
        var optimizer = new Adam(0.01f);
        float[] before = network.Weights["Left/1/Hidden/kernel"].ToArray();
        using var trainer = new Trainer(network, optimizer, Rows, seed: 3);
        trainer.TrainOnBatch(s_samples.Inputs, s_samples.Targets);
        optimizer.State.Names.Select(name => name[..name.LastIndexOf('/')]).Distinct().ShouldBe(network.Weights.Where(weight => weight.Trainable).Select(weight => weight.Name));
        optimizer.State.Names.ShouldNotContain(name => name.StartsWith("Right", StringComparison.Ordinal));
        // The first step of Adam is the learning rate long, whatever the gradient: two of them would be twice as long.
        foreach (var (now, was) in network.Weights["Left/1/Hidden/kernel"].ToArray().Zip(before)) Math.Abs(now - was).ShouldBe(0.01f, 1e-4f);
    }

    [Fact]
    public void What_is_frozen_rests_in_all_uses_and_the_others_learn_what_they_would()
    {
        Paired free = new(1), head = new(1), towers = new(1);
        head.Freeze("Distance");
        towers.Freeze("Left");
        foreach (var network in new[] { free, head, towers })
        {
            using var trainer = new Trainer(network, new SGD(0.1f), Rows, seed: 3);
            trainer.TrainOnBatch(s_samples.Inputs, s_samples.Targets);
        }

        var start = new Paired(1);
        head.Weights["Distance/kernel"].ToArray().ShouldBe(start.Weights["Distance/kernel"].ToArray());
        foreach (string name in new[] { "Left/1/Hidden/kernel", "Left/1/Normal/gamma", "Left/1/Normal/beta" })
        {
            head.Weights[name].ToArray().ShouldBe(free.Weights[name].ToArray(), name);
            free.Weights[name].ToArray().ShouldNotBe(start.Weights[name].ToArray(), name);
            towers.Weights[name].ToArray().ShouldBe(start.Weights[name].ToArray(), name);
        }

        // Averages of a frozen normalisation rest too, and so the towers give something else.
        towers.Weights["Left/1/Normal/moving_mean"].ToArray().ShouldBe(start.Weights["Left/1/Normal/moving_mean"].ToArray());
        towers.Weights["Distance/kernel"].ToArray().ShouldNotBe(start.Weights["Distance/kernel"].ToArray());
        free.Freeze("Right");
        free.FrozenParameters().ShouldBe(towers.FrozenParameters());
        free.Unfreeze("Right");
        free.FrozenParameters().ShouldBeEmpty();

        var (speaking, said) = (new Speaking(1), new Speaking(1));
        speaking.Freeze("Next");
        speaking.FrozenParameters().ShouldBe(["Next/bias"]);
        speaking.Unfreeze();
        speaking.Freeze("Words");
        speaking.Fit(Dataset.From(new DataBlock(s_words, 5), new DataBlock(s_words, 5)), new FitOptions { Epochs = 1 });
        speaking.Weights["Words/embeddings"].ToArray().ShouldBe(said.Weights["Words/embeddings"].ToArray());
        speaking.Weights["Next/bias"].ToArray().ShouldNotBe(said.Weights["Next/bias"].ToArray());
    }

    /// <summary>Against the sum of two separate uses; the first parameter of the network is shared, and what is frozen lies behind it.</summary>
    [Fact]
    public void Large_matrices_have_the_sum_of_the_gradients_of_both_uses_too()
    {
        INetwork<float> twins = new LargeTwins(1), strangers = new LargeStrangers(1);
        foreach (string part in new[] { "kernel", "bias" }) strangers.Weights[$"Right/{part}"].Set(twins.Weights[$"Left/{part}"].ToArray());
        foreach (string part in new[] { "Left/kernel", "Left/bias", "Distance/kernel", "Distance/bias" }) strangers.Weights[part].Set(twins.Weights[part].ToArray());
        twins.Freeze("Distance");
        var samples = new Samples<float>(twins.Description, 9);
        using Trainer shared = new(twins, new SGD(), 9), apart = new(strangers, new SGD(), 9);
        shared.ComputeGradients(samples.Inputs, samples.Targets);
        apart.ComputeGradients(samples.Inputs, samples.Targets);
        float[] found = shared.Gradients["Left/kernel"], left = apart.Gradients["Left/kernel"], right = apart.Gradients["Right/kernel"];
        found.Max(Math.Abs).ShouldBeGreaterThan(1e-3f);
        for (int i = 0; i < found.Length; i++) ((double)found[i]).ShouldBe((double)left[i] + right[i], 1e-5);
        shared.Gradients["Distance/kernel"].ShouldAllBe(value => value == 0);
    }

    /// <summary>mean ← 0.9 mean + 0.1 (mean of the batch), once for each use in the order of the declaration.</summary>
    [Fact]
    public void Averages_move_once_for_each_use()
    {
        var network = new Paired(1);
        float[] kernel = network.Weights["Left/1/Hidden/kernel"].ToArray();
        using var trainer = new Trainer(network, new SGD(0), Rows);
        trainer.TrainOnBatch(s_samples.Inputs, s_samples.Targets);
        float[] found = network.Weights["Left/1/Normal/moving_mean"].ToArray();
        for (int unit = 0; unit < 5; unit++)
        {
            double expected = 0;
            foreach (int first in new[] { 0, 6 })
                expected = 0.9 * expected + 0.1 * Enumerable.Range(0, Rows).Average(row => Math.Tanh(Enumerable.Range(0, 6).Sum(i => (double)s_samples.Inputs[row * 12 + first + i] * kernel[i * 5 + unit])));
            ((double)found[unit]).ShouldBe(expected, 1e-6);
        }
    }

    [Fact]
    public void A_fit_that_is_taken_up_again_ends_in_the_same_bits()
    {
        string backup = Path.Combine(_folder, "backup.safetensors");
        var whole = Fit(new Paired(1), -1);
        foreach (int batch in (ReadOnlySpan<int>)[2, 5])
        {
            Should.Throw<NotSupportedException>(() => Fit(new Paired(1), batch));
            Fit(new Paired(9), -1).Parameters.Span.ToArray().ShouldBe(whole.Parameters.Span.ToArray(), $"after {batch} batches");
        }

        Paired Fit(Paired network, int crash)
        {
            network.Fit(Dataset.From(new DataBlock(s_samples.Inputs, 12), new DataBlock(s_samples.Targets, 1)), new FitOptions
            {
                Optimizer = new Adam(0.01f), Epochs = 3, BatchSize = 8, Seed = 2, Callbacks = [new Crash(crash), new BackupAndRestore(backup, saveFrequency: 1)],
            });
            return network;
        }
    }

    private static float[][] Predictions(Speaking network, ISession<float>? session)
    {
        float[][] found = [new float[35], new float[35], new float[70]];
        network.Predict(s_words.AsSpan(0, 5), found[0]);
        (session ?? network.CreateSession()).Predict(s_words.AsSpan(5, 5), found[1]);
        using var predictor = new Predictor(network);
        predictor.PredictBatch(s_words.AsSpan(0, 10), found[2]);
        return found;
    }
}
