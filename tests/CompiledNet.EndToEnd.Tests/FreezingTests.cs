using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests;

/// <summary>Parameters that rest at run time, against PyTorch and beside everything that else reaches them.</summary>
public sealed class FreezingTests
{
    private const int Rows = 150;

    [Fact]
    public void Agrees_with_PyTorch_frozen_and_thawed()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", "freezing.json")));
        double[] losses = [.. document.RootElement.GetProperty("losses").EnumerateArray().Select(loss => loss.GetDouble())];
        var network = new Thawing(1);
        FixedWeights.Set(network);
        var samples = new Samples<float>(network.Description, 8);
        network.Freeze("trunk", "norm");
        Phase("frozen", new SGD(0.1f) { Momentum = 0.9f, GlobalClipNorm = 0.25f, WeightDecay = 0.05f }, 0);
        network.Unfreeze();
        Phase("thawed", new SGD(0.02f), 3);

        void Phase(string name, Optimizer optimizer, int first)
        {
            using var trainer = new Trainer(network, optimizer, 8);
            for (int step = 0; step < 3; step++) ((double)trainer.TrainOnBatch(samples.Inputs, samples.Targets)).ShouldBe(losses[first + step], 2e-6, $"{name}, step {step}");
            foreach (var parameter in document.RootElement.GetProperty(name).EnumerateObject())
                Agreement.Demand<float>($"{name} {parameter.Name}", network.Weights[parameter.Name].ToArray(), [.. parameter.Value.EnumerateArray().Select(value => value.GetSingle())], 1e-5);
        }
    }

    public static TheoryData<string, Func<Optimizer>> Optimizers => new()
    {
        { "SGD", () => new SGD(0.1f) { Momentum = 0.9f, WeightDecay = 0.1f, ClipNorm = 0.1f } },
        { "AdamW", () => new AdamW { ClipValue = 0.01f } },
        { "Nadam", () => new Nadam() },
        { "Lamb", () => new Lamb { WeightDecay = 0.1f, GlobalClipNorm = 0.1f } },
        { "Adafactor", () => new Adafactor { WeightDecay = 0.1f } },
        { "Muon", () => new Muon { WeightDecay = 0.1f } },
        { "gathering", () => new Adam { GradientAccumulationSteps = 2, WeightDecay = 0.1f } },
        { "one of one's own", () => new DecayingDescent() },
    };

    /// <summary>Decay, momentum, clipping, noise, constraints and penalties leave what is frozen alone, and then its state goes on where it was.</summary>
    [Theory]
    [MemberData(nameof(Optimizers))]
    public void What_is_frozen_rests_and_so_does_the_optimizers_state_for_it(string name, Func<Optimizer> create)
    {
        var frozen = new List<float[]>();
        foreach (int threads in (ReadOnlySpan<int>)[1, 3])
        {
            var network = new WideThawing(1);
            network.Weights["low/kernel"].Set(Numbers.Make<float>("large", 64 * 120, x => 4 * x));
            var optimizer = create();
            var samples = new Samples<float>(network.Description, Rows);
            using var trainer = new Trainer(network, optimizer, Rows, seed: 3, threads) { GradientTransformations = [new GradientNoise()] };
            if (threads == 1) trainer.TrainOnBatch(samples.Inputs, samples.Targets);
            network.Weights["low/kernel"].Set(Numbers.Make<float>("large", 64 * 120, x => 4 * x));
            network.Freeze("low", "high/bias");
            var weights = network.Weights.ToDictionary(weight => weight.Name, weight => weight.ToArray());
            var state = optimizer.State.Names.ToDictionary(part => part, part => optimizer.State[part]);
            for (int step = 0; step < 4; step++) trainer.TrainOnBatch(samples.Inputs, samples.Targets);
            foreach (var (part, before) in weights) Compare(part, network.Weights[part].ToArray(), before);
            foreach (var (part, before) in state)
                if (!part.EndsWith("accumulator", StringComparison.Ordinal)) Compare(part, optimizer.State[part], before);
            network.Unfreeze("low");
            trainer.TrainOnBatch(samples.Inputs, samples.Targets);
            trainer.TrainOnBatch(samples.Inputs, samples.Targets);
            network.Weights["low/bias"].ToArray().ShouldNotBe(weights["low/bias"]);
            network.Weights["high/bias"].ToArray().ShouldBe(weights["high/bias"]);
        }

        void Compare(string part, float[] now, float[] before)
        {
            if (part.StartsWith("low/", StringComparison.Ordinal) || part.StartsWith("high/bias", StringComparison.Ordinal)) now.ShouldBe(before, $"{name}: {part}");
            else if (before.Length > 2 || !part.Contains('/', StringComparison.Ordinal)) now.ShouldNotBe(before, $"{name}: {part}");
        }
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Any_number_of_threads_gives_the_same_bits_and_a_step_allocates_nothing(string name, Func<Optimizer> create)
    {
        var samples = new Samples<float>(new WideThawing(1).Description, Rows);
        float[]? expected = null;
        foreach (int threads in (ReadOnlySpan<int>)[1, 3])
        {
            var network = new WideThawing(1);
            network.Freeze("low/kernel", "high/bias");
            using var trainer = new Trainer(network, create(), Rows, seed: 3, threads);
            for (int step = 0; step < 4; step++) trainer.TrainOnBatch(samples.Inputs, samples.Targets);
            float[] weights = network.Parameters.Span.ToArray();
            weights.ShouldBe(expected ??= weights, name);
            if (threads == 1) AllocatedBytes.Fewest(() => trainer.TrainOnBatch(samples.Inputs, samples.Targets)).ShouldBe(0);
        }
    }

    [Fact]
    public void Frozen_is_what_the_declaration_would_have_frozen()
    {
        WideThawing atRunTime = new(1);
        DeclaredFrozen declared = new(2);
        declared.Weights.CopyFrom(atRunTime);
        atRunTime.Freeze("low");
        var samples = new Samples<float>(declared.Description, Rows);
        using Trainer one = new(atRunTime, new Adam { GlobalClipNorm = 0.1f }, Rows, seed: 3), other = new(declared, new Adam { GlobalClipNorm = 0.1f }, Rows, seed: 3);
        for (int step = 0; step < 3; step++) one.TrainOnBatch(samples.Inputs, samples.Targets).ShouldBe(other.TrainOnBatch(samples.Inputs, samples.Targets));
        foreach (var weight in declared.Weights) atRunTime.Weights[weight.Name].ToArray().ShouldBe(weight.ToArray(), weight.Name);
    }

    [Fact]
    public void The_three_calls_see_no_gradient_of_what_is_frozen_and_inputs_still_have_theirs()
    {
        SeenThrough network = new(1), whole = new(1);
        var samples = new Samples<float>(network.Description, 5);
        network.Freeze("low");
        using Trainer trainer = new(network, new SGD(0.1f) { WeightDecay = 0.1f }, 5), other = new(whole, new SGD(0.1f), 5);
        foreach (var each in new[] { trainer, other })
        {
            each.Forward(samples.Inputs);
            each.Backward(samples.Targets);
            each.Backward(samples.Targets);
        }

        trainer.InputGradients.ToArray().ShouldBe(other.InputGradients.ToArray());
        trainer.Gradients["head/kernel"].ShouldBe(other.Gradients["head/kernel"]);
        trainer.Gradients["low/kernel"].ShouldAllBe(value => value == 0);
        other.Gradients["low/kernel"].ShouldContain(value => value != 0);
        float[] before = network.Weights["low/kernel"].ToArray();
        trainer.Gradients["low/kernel"] = new float[before.Length];
        trainer.Update();
        network.Weights["low/kernel"].ToArray().ShouldBe(before);
    }

    [Fact]
    public void A_penalty_counts_only_while_its_parameter_is_trained()
    {
        var network = new Thawing(1);
        var samples = new Samples<float>(network.Description, 8);
        var data = Dataset.From(new DataBlock(samples.Inputs, 6), new DataBlock(samples.Targets, 2));
        double with = network.Evaluate(data).Loss;
        network.Freeze("trunk");
        (with - network.Evaluate(data).Loss).ShouldBe(0.05 * network.Weights["trunk/kernel"].ToArray().Sum(value => (double)value * value), 1e-6);
    }

    [Fact]
    public void Names_are_layers_blocks_parameters_and_patterns()
    {
        var network = new BlocksThawing(1);
        string[] all = [.. network.Weights.Select(weight => weight.Name)];
        network.Freeze("Body");
        network.FrozenParameters().ShouldBe(all.Where(name => name.StartsWith("Body/", StringComparison.Ordinal)), ignoreOrder: true);
        network.FrozenParameters().Count.ShouldBe(4);
        network.Unfreeze("Body/*/bias");
        network.FrozenParameters().ShouldBe(all.Where(name => name.StartsWith("Body/", StringComparison.Ordinal) && name.EndsWith("/kernel", StringComparison.Ordinal)), ignoreOrder: true);
        network.Weights[network.FrozenParameters()[0]].Trainable.ShouldBeFalse();
        network.Freeze("Drop");
        network.FrozenParameters().Count.ShouldBe(2);
        network.Freeze();
        network.FrozenParameters().Count.ShouldBe(all.Length);
        network.Summary().ShouldContain("\nTrainable parameters: 0\n");
        network.Clone().FrozenParameters().Count.ShouldBe(all.Length);
        network.Unfreeze();
        network.FrozenParameters().ShouldBeEmpty();
        foreach (string name in new[] { "Bod", "Body/kernel", "*/kernels" })
            Should.Throw<ArgumentException>(() => network.Freeze("Head", name)).Message.ShouldContain($"no layer, block or parameter '{name}' among: ");
        network.FrozenParameters().ShouldBeEmpty();
        Should.Throw<ArgumentException>(() => new DeclaredFrozen(1).Unfreeze("low")).Message.ShouldContain("declared with Trainable = false");
        new DeclaredFrozen(1).Unfreeze();
    }

    [Fact]
    public void A_batch_normalization_without_scale_and_shift_rests_too()
    {
        var network = new BlocksThawing(1);
        var samples = new Samples<float>(network.Description, 8);
        using var trainer = new Trainer(network, new SGD(), 8);
        network.Freeze("Plain");
        float[] before = network.Weights["Plain/moving_mean"].ToArray();
        trainer.TrainOnBatch(samples.Inputs, samples.Targets);
        network.Weights["Plain/moving_mean"].ToArray().ShouldBe(before);
        network.Unfreeze("Plain");
        trainer.TrainOnBatch(samples.Inputs, samples.Targets);
        network.Weights["Plain/moving_mean"].ToArray().ShouldNotBe(before);
    }

    /// <summary>Frozen in the second epoch by a callback, thawed in the fourth, and broken off in the middle of each.</summary>
    [Fact]
    public void A_fit_that_is_taken_up_again_knows_what_was_frozen()
    {
        string folder = Directory.CreateTempSubdirectory().FullName, backup = Path.Combine(folder, "backup.safetensors");
        var whole = Fit(new Thawing(1), -1);
        foreach (int batch in (ReadOnlySpan<int>)[2, 4, 6, 8])
        {
            Should.Throw<NotSupportedException>(() => Fit(new Thawing(1), batch));
            var resumed = new Thawing(9);
            resumed.Freeze("head");
            Fit(resumed, -1);
            resumed.Parameters.Span.ToArray().ShouldBe(whole.Parameters.Span.ToArray(), $"after {batch} batches");
        }

        Directory.Delete(folder, recursive: true);

        Thawing Fit(Thawing network, int crash)
        {
            var samples = new Samples<float>(network.Description, 20);
            network.Fit(Dataset.From(new DataBlock(samples.Inputs, 6), new DataBlock(samples.Targets, 2)), new FitOptions
            {
                Optimizer = new AdamW(), Epochs = 5, BatchSize = 10, Callbacks = [new Thaw(), new Crash(crash), new BackupAndRestore(backup, saveFrequency: 1)],
            });
            return network;
        }
    }

    private sealed class Thaw : Callback
    {
        public override void OnEpochBegin(FitContext context)
        {
            if (context.Epoch == 1) context.Network.Freeze("trunk", "norm");
            if (context.Epoch == 3) context.Network.Unfreeze("norm");
        }
    }

    /// <summary>Knows nothing of freezing: it decays and keeps a momentum for all numbers.</summary>
    private sealed class DecayingDescent() : Optimizer(0.1f)
    {
        private Numerics.AlignedBuffer<float> _momentum;

        protected override void Reset(int length) => _momentum = NewSlot("momentum", length);

        protected override void Step(Span<float> parameters, ReadOnlySpan<float> gradients)
        {
            for (int i = 0; i < parameters.Length; i++)
            {
                _momentum.Span[i] = 0.9f * _momentum.Span[i] + gradients[i];
                parameters[i] -= LearningRate * (0.01f * parameters[i] + _momentum.Span[i]);
            }
        }
    }
}
