using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests;

/// <summary>Schedule-free AdamW trains at one point and is evaluated at another: against Meta's formulas, in PyTorch.</summary>
public sealed class ScheduleFreeTests
{
    private const int Rows = 5;

    private readonly SeenThrough _network = new(1);
    private readonly Samples<float> _samples;

    public ScheduleFreeTests() => _samples = new(_network.Description, 20);

    private Dataset Data => Dataset.From(new DataBlock(_samples.Inputs, 4), new DataBlock(_samples.Targets, 2));

    [Fact]
    public void Groups_frozen_layers_and_both_points_agree_with_PyTorch()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", "groups.json")));
        FixedWeights.Set(_network);
        var samples = new Samples<float>(_network.Description, Rows);
        var optimizer = new ScheduleFreeAdamW(0.02f) { WarmupSteps = 3, WeightDecay = 0.3f, ExcludeFromWeightDecay = ["*/bias"], LearningRateMultipliers = [("low", 0.1f)] };
        using var trainer = new Trainer(_network, optimizer, Rows);
        for (int step = 0; step < 8; step++)
        {
            if (step == 2) _network.Freeze("head");
            if (step == 4) _network.Unfreeze("head");
            trainer.TrainOnBatch(samples.Inputs, samples.Targets);
        }

        Demand("");
        optimizer.FinalizeWeights(_network);
        Demand("/evaluated");

        void Demand(string suffix)
        {
            foreach (var weight in _network.Weights)
                Agreement.Demand<float>(weight.Name + suffix, weight.ToArray(), [.. document.RootElement.GetProperty("schedule_free").GetProperty(weight.Name + suffix).EnumerateArray().Select(value => value.GetSingle())], 2e-5);
        }
    }

    /// <summary>Whoever looks at x on the way, by a validation or by hand, finds y as it was.</summary>
    [Fact]
    public void Looking_at_the_mean_changes_no_bit()
    {
        SeenThrough seen = new(1), plain = new(1), byHand = new(1);
        Fit(seen, new FitOptions { Optimizer = new ScheduleFreeAdamW(0.05f), Epochs = 4, BatchSize = 6, Validation = Data });
        Fit(plain, new FitOptions { Optimizer = new ScheduleFreeAdamW(0.05f), Epochs = 4, BatchSize = 6 });
        seen.Parameters.Span.ToArray().ShouldBe(plain.Parameters.Span.ToArray());

        var optimizer = new ScheduleFreeAdamW(0.05f);
        using (var trainer = new Trainer(byHand, optimizer, 20))
            for (int step = 0; step < 5; step++)
            {
                trainer.TrainOnBatch(_samples.Inputs, _samples.Targets);
                if (step % 2 == 1) optimizer.FinalizeWeights(byHand);
            }

        optimizer.FinalizeWeights(byHand);
        var once = new ScheduleFreeAdamW(0.05f);
        using (var trainer = new Trainer(_network, once, 20))
            for (int step = 0; step < 5; step++) trainer.TrainOnBatch(_samples.Inputs, _samples.Targets);
        once.FinalizeWeights(_network);
        byHand.Parameters.Span.ToArray().ShouldBe(_network.Parameters.Span.ToArray());

        void Fit(SeenThrough network, FitOptions options) => network.Fit(Data, options);
    }

    [Fact]
    public void Validation_callbacks_and_the_end_of_a_fit_have_the_mean()
    {
        float[] saved = [], trained = [];
        var history = _network.Fit(Data, new FitOptions
        {
            Optimizer = new ScheduleFreeAdamW(0.05f), Epochs = 3, BatchSize = 10, Validation = Data,
            Callbacks =
            [
                new LambdaCallback(
                    onEpochBegin: context => trained = context.Network.Parameters.Span.ToArray(),
                    onEpochEnd: context => saved = context.Network.Parameters.Span.ToArray()),
            ],
        });
        _network.Parameters.Span.ToArray().ShouldBe(saved);
        saved.ShouldNotBe(trained);
        history["val_loss"][^1].ShouldBe(_network.Evaluate(Data).Loss);
        history["val_loss"][^1].ShouldBeLessThan(history["val_loss"][0]);
    }

    /// <summary>Weights that are loaded between two fits are where the second begins: both points move alike.</summary>
    [Fact]
    public void Weights_set_between_two_fits_are_trained_on()
    {
        var optimizer = new ScheduleFreeAdamW(1e-6f);
        _network.Fit(Data, new FitOptions { Optimizer = optimizer, BatchSize = 20 });
        _network.Weights["head/bias"].Set([3, -3]);
        _network.Fit(Data, new FitOptions { Optimizer = optimizer, BatchSize = 20 });
        _network.Weights["head/bias"].ToArray().ShouldBe([3f, -3f], 1e-4);
    }

    [Fact]
    public void A_step_allocates_nothing_and_what_means_nothing_is_refused()
    {
        var optimizer = new ScheduleFreeAdamW { WeightDecay = 0.1f };
        using (var trainer = new Trainer(_network, optimizer, 20)) AllocatedBytes.Fewest(() => trainer.TrainOnBatch(_samples.Inputs, _samples.Targets)).ShouldBe(0);
        Should.Throw<InvalidOperationException>(() => new Trainer(_network, new ScheduleFreeAdamW { UseEma = true })).Message.ShouldContain("UseEma is for optimizers that predict with the weights they step from; ScheduleFreeAdamW finds those to predict with itself");
        Should.Throw<InvalidOperationException>(() => optimizer.FinalizeWeights(new SeenThrough(1))).Message.ShouldContain("does not train this network");
        Should.Throw<ArgumentOutOfRangeException>(() => new ScheduleFreeAdamW { Beta1 = 0 }).Message.ShouldContain("Beta1");
        Should.Throw<ArgumentOutOfRangeException>(() => new ScheduleFreeAdamW { WarmupSteps = -1 });
    }
}
