using System;
using System.Linq;
using CompiledNet.CompilerServices;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests;

/// <summary>Stateful networks in the hands of what runs batches.</summary>
public sealed partial class StatefulTrainingTests
{
    private const int Batch = 128, Batches = 3;

    private static readonly Samples<float> s_samples = new(new Carrying().Description, Batch * Batches);

    private static readonly Dataset s_data = Dataset.From(new DataBlock(s_samples.Inputs, Carrying.InputSize), new DataBlock(s_samples.Targets, 1));

    private static FitOptions Options => new() { Optimizer = new SGD(0.1f), BatchSize = Batch, Shuffle = false, Epochs = 2 };

    [Fact]
    public void A_trainer_goes_on_from_batch_to_batch_until_its_reset()
    {
        INetwork<float> network = new Carrying(seed: 1);
        using var trainer = new Trainer(network, new SGD(0), Batch);
        var workspace = new InferenceWorkspace<float>(network.Description, Batch);
        float[] expected = new float[Batch];
        for (int round = 0; round < 2; round++)
        {
            for (int batch = 0; batch < Batches; batch++)
            {
                trainer.TrainOnBatch(Inputs(batch), Targets(batch));
                network.Infer(Inputs(batch), expected, Batch, workspace);
                Agreement.Demand($"batch {batch}", trainer.Outputs, expected, 1e-6);
            }

            trainer.ResetStates();
            workspace.States.Reset();
        }
    }

    [Fact]
    public void A_trainer_demands_as_many_rows_and_is_then_as_it_was()
    {
        INetwork<float> network = new Carrying(seed: 1);
        using var trainer = new Trainer(network, new SGD(), Batch);
        trainer.TrainOnBatch(Inputs(0), Targets(0));
        float[] before = network.Parameters.Span.ToArray();
        Should.Throw<ArgumentException>(() => trainer.TrainOnBatch(Inputs(1)[Carrying.InputSize..], Targets(1)[1..])).Message.ShouldContain("128 rows as that one, not 127");
        network.Parameters.Span.ToArray().ShouldBe(before);
        trainer.Step.ShouldBe(1);
        trainer.TrainOnBatch(Inputs(1), Targets(1));
        trainer.ResetStates();
        trainer.TrainOnBatch(Inputs(1)[Carrying.InputSize..], Targets(1)[1..]);
    }

    [Fact]
    public void Threads_give_the_same_bits()
    {
        float[] expected = Fitted(1);
        foreach (int threads in new[] { 2, 4 }) Fitted(threads).ShouldBe(expected);

        static float[] Fitted(int threads)
        {
            var network = new Carrying(seed: 1);
            network.Fit(s_data, new FitOptions { Optimizer = new Adam(), BatchSize = Batch, Shuffle = false, Epochs = 2, Threads = threads });
            return network.Parameters.Span.ToArray();
        }
    }

    [Fact]
    public void A_fit_goes_on_from_epoch_to_epoch_unless_a_callback_resets()
    {
        double[] going = Losses(), reset = Losses(new StateReset());
        going[0].ShouldBe(reset[0]);
        reset[1].ShouldBe(reset[0], 1e-9, "without a step of the optimizer each epoch is the first");
        Math.Abs(going[1] - going[0]).ShouldBeGreaterThan(1e-6);

        static double[] Losses(params Callback[] callbacks) =>
            [.. new Carrying(seed: 1).Fit(s_data, new FitOptions { Optimizer = new SGD(0), BatchSize = Batch, Shuffle = false, Epochs = 2, Callbacks = callbacks })["loss"]];
    }

    [Fact]
    public void Validation_disturbs_no_state_of_training_and_begins_at_zero()
    {
        var (alone, validated) = (new Carrying(seed: 1), new Carrying(seed: 1));
        alone.Fit(s_data, Options);
        var history = validated.Fit(s_data, new FitOptions { Optimizer = new SGD(0.1f), BatchSize = Batch, Shuffle = false, Epochs = 2, Validation = s_data });
        validated.Parameters.Span.ToArray().ShouldBe(alone.Parameters.Span.ToArray());
        history["val_loss"][^1].ShouldBe(validated.Evaluate(s_data, batchSize: Batch).Loss, 1e-12);
        validated.Evaluate(s_data, batchSize: Batch).Loss.ShouldBe(history["val_loss"][^1], 1e-12);
    }

    [Fact]
    public void What_cannot_go_on_row_by_row_is_refused()
    {
        var network = new Carrying();
        Refused(() => network.Fit(s_data, new FitOptions { BatchSize = Batch }), "Shuffle has to be false");
        Refused(() => network.Fit(s_data, new FitOptions { BatchSize = 100, Shuffle = false }), "384 samples are no multiple of 100");
        Refused(() => network.Fit(s_data, new FitOptions { BatchSize = Batch, Shuffle = false, Validation = s_data.Take(200) }), "200 samples are no multiple of 128");
        Refused(() => network.Evaluate(s_data, batchSize: 100), "384 samples are no multiple of 100");
        Refused(() => network.Predict(s_data), "with a Predictor of your own");
        Refused(() => new Predictor(network, 100).PredictBatch(s_samples.Inputs, new float[Batch * Batches]), "384 samples are no multiple of 100");

        static void Refused(Action call, string reason) => Should.Throw<ArgumentException>(call).Message.ShouldContain(reason);
    }

    [Fact]
    public void A_predictor_goes_on_over_calls_and_blocks()
    {
        var network = new Carrying(seed: 1);
        float[] expected = new float[Batch * Batches], given = new float[Batch * Batches];
        Predictor blocks = new(network, Batch), calls = new(network, 2 * Batch);
        blocks.PredictBatch(s_samples.Inputs, expected);
        for (int batch = 0; batch < Batches; batch++) calls.PredictBatch(Inputs(batch), given.AsSpan(batch * Batch, Batch));
        given.ShouldBe(expected);
        blocks.ResetStates();
        blocks.PredictBatch(s_samples.Inputs, given);
        given.ShouldBe(expected);
        blocks.PredictBatch(s_samples.Inputs, given);
        given.ShouldNotBe(expected);
    }

    [Fact]
    public void A_session_of_rounded_weights_goes_on_as_well()
    {
        var network = new Carrying(seed: 1);
        var (exact, rounded) = (network.CreateSession(), network.CreateBFloat16Session());
        float[] first = new float[1], wanted = new float[1], given = new float[1];
        for (int row = 0; row < 3; row++)
        {
            exact.Predict(s_samples.Inputs.AsSpan(row * Carrying.InputSize, Carrying.InputSize), wanted);
            rounded.Predict(s_samples.Inputs.AsSpan(row * Carrying.InputSize, Carrying.InputSize), given);
            given[0].ShouldBe(wanted[0], 0.02f);
            if (row == 0) given.CopyTo(first, 0);
        }

        rounded.Reset();
        rounded.Predict(s_samples.Inputs.AsSpan(0, Carrying.InputSize), given);
        given.ShouldBe(first);
    }

    private static ReadOnlySpan<float> Inputs(int batch) => s_samples.Inputs.AsSpan(batch * Batch * Carrying.InputSize, Batch * Carrying.InputSize);

    private static ReadOnlySpan<float> Targets(int batch) => s_samples.Targets.AsSpan(batch * Batch, Batch);

    [Network(BFloat16Session = true)]
    [Input(8, 4)]
    [LSTM(48, ReturnSequences = true, Stateful = true)]
    [GRU(32, Stateful = true)]
    [Dense(1)]
    [Loss<MeanSquaredError>]
    public sealed partial class Carrying;
}
