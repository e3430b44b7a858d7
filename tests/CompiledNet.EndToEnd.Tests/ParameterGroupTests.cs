using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests;

/// <summary>What an optimizer does differently for some parameters, and averages of weights: against PyTorch's groups and Keras' formula.</summary>
public sealed class ParameterGroupTests
{
    private const int Rows = 5;

    [Theory]
    [InlineData("plain")]
    [InlineData("overwritten")]
    public void Groups_and_averages_agree_with_PyTorch(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", "groups.json")));
        var network = new SeenThrough(1);
        FixedWeights.Set(network);
        var samples = new Samples<float>(network.Description, Rows);
        var optimizer = new AdamW(0.02f)
        {
            WeightDecay = 0.3f, Epsilon = 1e-10f, ExcludeFromWeightDecay = ["*/bias"], LearningRateMultipliers = [("low", 0.1f)],
            UseEma = true, EmaMomentum = 0.6f, EmaOverwriteFrequency = name == "overwritten" ? 3 : null,
        };
        using var trainer = new Trainer(network, optimizer, Rows);
        for (int step = 0; step < 6; step++) trainer.TrainOnBatch(samples.Inputs, samples.Targets);
        foreach (var expected in document.RootElement.GetProperty(name).EnumerateObject())
        {
            float[] actual = expected.Name.EndsWith("/average", StringComparison.Ordinal) ? optimizer.State[expected.Name] : network.Weights[expected.Name].ToArray();
            Agreement.Demand<float>(expected.Name, actual, [.. expected.Value.EnumerateArray().Select(value => value.GetSingle())], 2e-5);
        }
    }

    public static TheoryData<string, Func<string[], Optimizer>> Optimizers => new()
    {
        { "SGD", exclude => new SGD(0.1f) { WeightDecay = 0.1f, ExcludeFromWeightDecay = exclude } },
        { "AdamW", exclude => new AdamW { ExcludeFromWeightDecay = exclude } },
        { "Lamb", exclude => new Lamb { WeightDecay = 0.1f, ExcludeFromWeightDecay = exclude } },
        { "schedule-free", exclude => new ScheduleFreeAdamW { WeightDecay = 0.1f, ExcludeFromWeightDecay = exclude } },
        { "Muon", exclude => new Muon { WeightDecay = 0.1f, ExcludeFromWeightDecay = exclude } },
    };

    /// <summary>A decay that spares one bias gives the others the bits of one that spares none.</summary>
    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Only_what_is_named_is_spared(string name, Func<string[], Optimizer> create)
    {
        SeenThrough spared = new(1), whole = new(1);
        var samples = new Samples<float>(spared.Description, Rows);
        foreach (var (network, optimizer) in new[] { (spared, create(["head/bias"])), (whole, create([])) })
        {
            network.Weights["head/bias"].Set([3, -3]);
            using var trainer = new Trainer(network, optimizer, Rows);
            trainer.TrainOnBatch(samples.Inputs, samples.Targets);
        }

        foreach (var weight in whole.Weights)
            if (weight.Name == "head/bias") spared.Weights[weight.Name].ToArray().ShouldNotBe(weight.ToArray(), name);
            else Agreement.Demand<float>($"{name} {weight.Name}", spared.Weights[weight.Name].ToArray(), weight.ToArray(), 1e-6);
    }

    [Fact]
    public void Validations_see_the_averages_and_a_fit_ends_with_them()
    {
        SeenThrough network = new(1), mean = new(1);
        var samples = new Samples<float>(network.Description, 20);
        var data = Dataset.From(new DataBlock(samples.Inputs, 4), new DataBlock(samples.Targets, 2));
        float[] average = [], shown = [];
        var history = network.Fit(data, new FitOptions
        {
            Optimizer = new SGD(0.2f) { UseEma = true, EmaMomentum = 0.5f }, Epochs = 3, BatchSize = 10, Validation = data,
            Callbacks =
            [
                new LambdaCallback(
                    onTrainEnd: context => shown = context.Network.Parameters.Span.ToArray(),
                    onBatchEnd: context =>
                    {
                        float[] now = context.Network.Parameters.Span.ToArray();
                        average = average.Length == 0 ? now : [.. average.Zip(now, (a, w) => 0.5f * a + 0.5f * w)];
                    }),
                new SwapEmaWeights(),
            ],
        });
        Agreement.Demand<float>("averages", network.Parameters.Span, average, 1e-6);
        shown.ShouldBe(network.Parameters.Span.ToArray());
        mean.Change(block => average.CopyTo(block));
        history["val_loss"][^1].ShouldBe(mean.Evaluate(data).Loss, 1e-6);
    }

    /// <summary>Whatever ends a fit while the averages are shown, the network has the weights of training; those of <see cref="ScheduleFreeAdamW"/> that are evaluated.</summary>
    [Fact]
    public void A_metric_that_throws_in_a_validation_leaves_weights_to_go_on_with()
    {
        SeenThrough averaged = new(1), plain = new(1), free = new(1), whole = new(1);
        var samples = new Samples<float>(averaged.Description, 20);
        var data = Dataset.From(new DataBlock(samples.Inputs, 4), new DataBlock(samples.Targets, 2));
        Should.Throw<NotSupportedException>(() => Fit(averaged, new Adam { UseEma = true }, isThrowing: true)).Message.ShouldBe("in the validation");
        Fit(plain, new Adam(), isThrowing: false);
        averaged.Parameters.Span.ToArray().ShouldBe(plain.Parameters.Span.ToArray());
        Should.Throw<NotSupportedException>(() => Fit(free, new ScheduleFreeAdamW(), isThrowing: true));
        Fit(whole, new ScheduleFreeAdamW(), isThrowing: false);
        free.Parameters.Span.ToArray().ShouldBe(whole.Parameters.Span.ToArray());
        Fit(averaged, new Adam(), isThrowing: false);

        void Fit(SeenThrough network, Optimizer optimizer, bool isThrowing)
        {
            int seen = 0;
            var metric = new MetricFunction("counted", (_, _) => ++seen > 20 && isThrowing ? throw new NotSupportedException("in the validation") : 0, MetricDirection.None);
            network.Fit(data, new FitOptions { Optimizer = optimizer, BatchSize = 5, Validation = data, Metrics = [metric], Callbacks = optimizer.UseEma ? [new SwapEmaWeights()] : [] });
        }
    }

    [Fact]
    public void A_frozen_parameter_stays_what_it_is_in_the_average()
    {
        var network = new SeenThrough(1);
        var samples = new Samples<float>(network.Description, Rows);
        network.Freeze("low");
        float[] before = network.Weights["low/kernel"].ToArray();
        var data = Dataset.From(new DataBlock(samples.Inputs, 4), new DataBlock(samples.Targets, 2));
        network.Fit(data, new FitOptions { Optimizer = new Adam { UseEma = true, EmaOverwriteFrequency = 2 }, Epochs = 5, BatchSize = 2 });
        network.Weights["low/kernel"].ToArray().ShouldBe(before);
    }

    [Fact]
    public void A_step_allocates_nothing_and_names_that_fit_nothing_are_refused()
    {
        var network = new SeenThrough(1);
        var samples = new Samples<float>(network.Description, Rows);
        var optimizer = new Adam { WeightDecay = 0.1f, ExcludeFromWeightDecay = ["*/bias"], LearningRateMultipliers = [("low", 0.5f)], UseEma = true };
        using (var trainer = new Trainer(network, optimizer, Rows)) AllocatedBytes.Fewest(() => trainer.TrainOnBatch(samples.Inputs, samples.Targets)).ShouldBe(0);
        Should.Throw<ArgumentException>(() => new Trainer(network, new Adam { ExcludeFromWeightDecay = ["lower"] })).Message.ShouldContain("'lower' in ExcludeFromWeightDecay of Adam is no trainable parameter, layer or block of 'SeenThrough' among: low/kernel");
        Should.Throw<ArgumentException>(() => new Trainer(network, new Adam { LearningRateMultipliers = [("low", -1)] })).Message.ShouldContain("LearningRateMultipliers");
        Should.Throw<InvalidOperationException>(() => network.Fit(
            Dataset.From(new DataBlock(samples.Inputs, 4), new DataBlock(samples.Targets, 2)), new FitOptions { Callbacks = [new SwapEmaWeights()] })).Message.ShouldContain("UseEma = true");
    }
}
