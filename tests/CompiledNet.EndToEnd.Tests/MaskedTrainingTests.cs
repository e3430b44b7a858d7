using System;
using System.Linq;
using CompiledNet.CompilerServices;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests;

/// <summary>Fitting and evaluating networks with masked outputs: batches in shards, losses of several batches, metrics.</summary>
public sealed class MaskedTrainingTests
{
    private const int Rows = 64, Steps = 10;

    // Large enough that a batch of 64 rows is split into four shards; the two outputs have different masks.
    private static readonly NetworkForm<float> s_form = NetworkForms.Compile(
    [
        new("tagger", "I: [Input(10)] | E: [Embedding(5, 16, MaskZero = true)] | L: [LSTM(32, ReturnSequences = true)] | C: [Dense<Softmax>(3), Output<SparseCategoricalCrossentropy>(Weight = 0.5f)] | F: [Dense<ReLU>(2, From = nameof(L))] | M: [Masking] | V: [Dense(2), Output<MeanSquaredError>]"),
    ], precisionsOnly: true)[0].Single;

    private static readonly float[] s_ids = [.. Enumerable.Range(0, Rows * Steps).Select(i => i % Steps < 3 + i / Steps % 7 ? 1 + (float)(i * 7 % 4) : 0)];
    private static readonly Samples<float> s_samples = new(s_form.Description, Rows);

    [Fact]
    public void Shards_take_the_mean_over_the_whole_batch_and_any_number_of_threads_gives_the_same_bits()
    {
        var whole = s_form.Another(1);
        var workspace = new TrainingWorkspace<float>(whole.Description, Rows);
        float expected = whole.Backpropagate(s_ids, s_samples.Targets, s_samples.Weights, 1f / Rows, Rows, workspace) / Rows;
        float[] stepped = [.. whole.Parameters.Span.ToArray().Zip(workspace.Gradients.Span.ToArray(), (value, gradient) => value - gradient)];
        float[]? first = null;
        foreach (int threads in new[] { 1, 2, 4 })
        {
            var network = s_form.Another(1);
            using var trainer = new Trainer(network, new SGD(1), Rows, threads: threads);
            float loss = trainer.TrainOnBatch(s_ids, s_samples.Targets, s_samples.Weights);
            loss.ShouldBe(expected, 1e-6f);
            trainer.Outputs.ToArray().ShouldBe(workspace.Outputs, 1e-6);
            trainer.Masks.ToArray().ShouldBe(workspace.Masks.Values);
            float[] parameters = network.Parameters.Span.ToArray();
            parameters.ShouldBe(stepped, 1e-6);
            first ??= [loss, .. parameters];
            first.ShouldBe([loss, .. parameters]);
        }
    }

    [Theory, InlineData(1), InlineData(2)]
    public void A_step_allocates_nothing(int threads)
    {
        using var trainer = new Trainer(s_form.Another(1), new Adam(), Rows, threads: threads);
        AllocatedBytes.Fewest(() => trainer.TrainOnBatch(s_ids, s_samples.Targets, s_samples.Weights)).ShouldBe(0);
    }

    [Fact]
    public void The_loss_of_several_batches_is_their_mean_by_rows_as_in_Keras()
    {
        var network = s_form.Another(1);
        var data = Data(network.Description);
        double[] expected = [0, 0];
        foreach (var (start, count) in new[] { (0, 24), (24, 24), (48, 16) })
        {
            double[] batch = BatchLosses(network, start, count);
            for (int i = 0; i < 2; i++) expected[i] += batch[i] * count / Rows;
        }

        var score = network.Evaluate(data, batchSize: 24, sampleWeights: s_samples.Weights);
        score["C_loss"].ShouldBe(expected[0], 1e-6);
        score["V_loss"].ShouldBe(expected[1], 1e-6);
        score.Loss.ShouldBe(0.5 * expected[0] + expected[1], 1e-6);
        var history = network.Fit(data, new FitOptions
        {
            Optimizer = new SGD(0), Epochs = 1, BatchSize = 24, Shuffle = false, SampleWeights = s_samples.Weights, Validation = data,
        });
        history["loss"][0].ShouldBe(score.Loss, 1e-6);
        history["val_loss"][0].ShouldBe(network.Evaluate(data, batchSize: 24).Loss, 1e-6);
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Metrics_look_at_the_positions_that_count(bool weighted)
    {
        var network = s_form.Another(1);
        var outputs = new float[Rows * network.Description.OutputSize];
        network.Infer(s_ids, outputs, Rows, new InferenceWorkspace<float>(network.Description, Rows));
        double right = 0, all = 0;
        for (int at = 0; at < Rows * Steps; at++)
        {
            if (s_ids[at] == 0) continue;
            int row = at / Steps, step = at % Steps;
            var classes = outputs.AsSpan(row * network.Description.OutputSize + step * 3, 3);
            double weight = weighted ? s_samples.Weights[row] : 1;
            all += weight;
            if (classes.IndexOf(Math.Max(classes[0], Math.Max(classes[1], classes[2]))) == (int)s_samples.Targets[row * network.Description.TargetSize + step]) right += weight;
        }

        var metric = new TrackedMetric(new Accuracy(), "C", weighted);
        network.Evaluate(Data(network.Description), [metric], 24, s_samples.Weights)["C_accuracy"].ShouldBe(right / all, 1e-9);
        network.Fit(Data(network.Description), new FitOptions
        {
            Optimizer = new SGD(0), Epochs = 1, BatchSize = Rows, SampleWeights = s_samples.Weights, Metrics = [metric], Threads = 2, Shuffle = false,
        })["C_accuracy"][0].ShouldBe(right / all, 1e-9);
    }

    [Fact]
    public void Without_a_mask_every_position_is_a_sample_to_a_metric()
    {
        var network = NetworkForms.Compile([new("open", "[Input(4, 3)] [Dense<Softmax>(3)] [Loss<SparseCategoricalCrossentropy>]")], precisionsOnly: true)[0].Single.Network;
        var samples = new Samples<float>(network.Description, 20);
        float[] outputs = network.Infer(samples);
        double right = 0, all = 0;
        for (int at = 0; at < samples.Targets.Length; at++)
        {
            var classes = outputs.AsSpan(at * 3, 3);
            double weight = samples.Weights[at / 4];
            all += weight;
            if (classes.IndexOf(Math.Max(classes[0], Math.Max(classes[1], classes[2]))) == (int)samples.Targets[at]) right += weight;
        }

        var data = Dataset.From(new DataBlock(samples.Inputs, 12), new DataBlock(samples.Targets, 4));
        network.Evaluate(data, [new TrackedMetric(new SparseCategoricalAccuracy(), Weighted: true)], 7, samples.Weights)["sparse_categorical_accuracy"].ShouldBe(right / all, 1e-9);
    }

    private static Dataset Data(NetworkDescription network) =>
        Dataset.From(new DataBlock(s_ids, Steps), new DataBlock(s_samples.Targets, network.TargetSize));

    // Σ weight · mask · loss / Σ mask, in plain loops.
    private static double[] BatchLosses(INetwork<float> network, int start, int count)
    {
        var description = network.Description;
        int width = description.OutputSize;
        var workspace = new InferenceWorkspace<float>(description, count) { IsEvaluating = true };
        var outputs = new float[count * width];
        network.Infer(s_ids.AsSpan(start * Steps, count * Steps), outputs, count, workspace);
        double crossentropy = 0, squares = 0, tokens = 0, frames = 0;
        for (int row = 0; row < count; row++)
        {
            var target = s_samples.Targets.AsSpan((start + row) * description.TargetSize, description.TargetSize);
            double weight = s_samples.Weights[start + row];
            for (int step = 0; step < Steps; step++)
            {
                if (s_ids[(start + row) * Steps + step] != 0)
                {
                    tokens++;
                    crossentropy -= weight * Math.Log(outputs[row * width + step * 3 + (int)target[step]]);
                }

                if (workspace.Masks.Values[row * 2 * Steps + Steps + step] == 0) continue;
                frames++;
                for (int i = 0; i < 2; i++)
                {
                    double error = outputs[row * width + 3 * Steps + step * 2 + i] - target[Steps + step * 2 + i];
                    squares += weight * error * error / 2;
                }
            }
        }

        frames.ShouldBeInRange(1, count * Steps - 1);
        return [crossentropy / tokens, squares / frames];
    }
}
