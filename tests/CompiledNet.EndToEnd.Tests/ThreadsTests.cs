using System;
using System.Linq;
using CompiledNet.CompilerServices;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests;

/// <summary>Generated networks trained on several threads.</summary>
public sealed partial class ThreadsTests
{
    private const int Rows = 256;

    private static readonly Samples<float> s_samples = new(new Dropping().Description, 600);

    public static TheoryData<string, Func<Optimizer>> Optimizers => new()
    {
        { "SGD", () => new SGD(0.1f) { Momentum = 0.9f, Nesterov = true, ClipNorm = 0.01f } },
        { "RMSprop", () => new RMSprop { Centered = true, Momentum = 0.9f } },
        { "Adagrad", () => new Adagrad { ClipValue = 1e-3f } },
        { "Adadelta", () => new Adadelta(1) },
        { "Adam", () => new Adam { GlobalClipNorm = 0.05f } },
        { "AMSGrad", () => new Adam { AmsGrad = true, WeightDecay = 0.1f } },
        { "Adamax", () => new Adamax() },
        { "Nadam", () => new Nadam() },
        { "Lion", () => new Lion() },
    };

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Give_the_same_bits(string name, Func<Optimizer> optimizer)
    {
        var data = Dataset.From(new DataBlock(s_samples.Inputs, Dropping.InputSize), new DataBlock(s_samples.Targets, 1));
        // Batches of 256, 256 and 88 rows: 4, 4 and 2 shards.
        var (parameters, losses) = Fitted(1);
        foreach (int threads in new[] { 2, 3, 4 })
        {
            var other = Fitted(threads);
            other.Parameters.ShouldBe(parameters, name);
            other.Losses.ShouldBe(losses, name);
        }

        parameters.ShouldAllBe(value => float.IsFinite(value));

        (float[] Parameters, double[] Losses) Fitted(int threads)
        {
            var network = new Dropping(seed: 2);
            var history = network.Fit(data, new FitOptions
            {
                Optimizer = optimizer(), Epochs = 2, BatchSize = Rows, SampleWeights = s_samples.Weights, Seed = 5, Threads = threads,
            });
            return (network.Parameters.Span.ToArray(), [.. history["loss"]]);
        }
    }

    [Fact]
    public void Drop_what_one_thread_would_drop()
    {
        INetwork<float> sharded = new Dropping(seed: 2), whole = new Dropping(seed: 2);
        var inputs = s_samples.Inputs.AsSpan(0, Rows * Dropping.InputSize);
        var targets = s_samples.Targets.AsSpan(0, Rows);
        var weights = s_samples.Weights.AsSpan(0, Rows);
        using var trainer = new Trainer(sharded, new SGD(1), Rows, seed: 5, threads: 2) { Step = 3 };
        float loss = trainer.TrainOnBatch(inputs, targets, weights);

        var workspace = new TrainingWorkspace<float>(new Dropping().Description, Rows) { Seed = 5, Step = 3 };
        float expected = whole.Backpropagate(inputs, targets, weights, 1f / Rows, Rows, workspace) / Rows;

        loss.ShouldBe(expected, 1e-5f);
        trainer.Outputs.ToArray().ShouldBe(workspace.Outputs, 1e-6);
        float[] stepped = [.. whole.Parameters.Span.ToArray().Zip(workspace.Gradients.Span.ToArray(), (value, gradient) => value - gradient)];
        sharded.Parameters.Span.ToArray().ShouldBe(stepped, 1e-6);
    }

    [Fact]
    public void Evaluate_and_validate_with_the_same_bits()
    {
        // Blocks of 128 rows of 600, with a metric that depends on their order in its last digits.
        var data = Dataset.From(new DataBlock(s_samples.Inputs, Convolving.InputSize), new DataBlock(s_samples.Targets, 1));
        var network = new Convolving(seed: 2);
        TrackedMetric[] metrics = [new SparseCategoricalAccuracy(), new TrackedMetric(new SparseCategoricalAccuracy() { Name = "weighted" }, Weighted: true)];
        var expected = network.Evaluate(data, metrics, sampleWeights: s_samples.Weights);
        foreach (int threads in new[] { 2, 3, 4 })
            network.Evaluate(data, metrics, batchSize: threads, sampleWeights: s_samples.Weights, threads: threads).Values.ShouldBe(expected.Values);

        // In double precision by hand, from predictions one by one.
        double loss = 0;
        float[] output = new float[Convolving.OutputSize];
        for (int row = 0; row < data.Count; row++)
        {
            network.Predict(data.FeatureRow(row), output);
            loss -= s_samples.Weights[row] * Math.Log(output[(int)s_samples.Targets[row]]) / data.Count;
        }

        expected.Loss.ShouldBe(loss, 1e-5);
        double[] validated = Validated(1);
        foreach (int threads in new[] { 2, 4 }) Validated(threads).ShouldBe(validated);

        double[] Validated(int threads)
        {
            var history = new Convolving(seed: 2).Fit(data, new FitOptions { Optimizer = new SGD(0.01f), Validation = data, Threads = threads, BatchSize = 40 });
            return [history["loss"][0], history["val_loss"][0]];
        }
    }

    [Fact]
    public void Share_a_batch_of_few_rows_with_much_to_do()
    {
        float[] inputs = s_samples.Inputs[..(16 * Convolving.InputSize)], targets = s_samples.Targets[..16];
        INetwork<float> whole = new Convolving(seed: 2);
        var workspace = new TrainingWorkspace<float>(new Convolving().Description, 16);
        float expected = whole.Backpropagate(inputs, targets, default, 1f / 16, 16, workspace) / 16;
        float[] stepped = [.. whole.Parameters.Span.ToArray().Zip(workspace.Gradients.Span.ToArray(), (value, gradient) => value - gradient)];

        float[] parameters = Stepped(1);
        parameters.ShouldBe(stepped, 1e-6);
        foreach (int threads in new[] { 2, 4 }) Stepped(threads).ShouldBe(parameters);

        float[] Stepped(int threads)
        {
            var network = new Convolving(seed: 2);
            using var trainer = new Trainer(network, new SGD(1), 16, threads: threads);
            trainer.TrainOnBatch(inputs, targets).ShouldBe(expected, 1e-5f);
            trainer.Outputs.ToArray().ShouldBe(workspace.Outputs, 1e-6);
            return network.Parameters.Span.ToArray();
        }
    }

    [Fact]
    public void Give_the_same_bits_where_batches_normalise_themselves()
    {
        var data = Dataset.From(new DataBlock(s_samples.Inputs, Normalising.InputSize), new DataBlock(s_samples.Targets, 1));
        float[] expected = Fitted(1);
        foreach (int threads in new[] { 2, 4 }) Fitted(threads).ShouldBe(expected);
        expected.ShouldAllBe(value => float.IsFinite(value));

        float[] Fitted(int threads)
        {
            var network = new Normalising(seed: 2);
            network.Fit(data, new FitOptions { Epochs = 2, BatchSize = Rows, Threads = threads });
            return network.Parameters.Span.ToArray();
        }
    }

    [Fact]
    public void Do_not_split_a_batch_that_normalises_itself()
    {
        INetwork<float> trained = new Normalising(seed: 2), whole = new Normalising(seed: 2);
        var inputs = s_samples.Inputs.AsSpan(0, Rows * Normalising.InputSize);
        var targets = s_samples.Targets.AsSpan(0, Rows);
        using var trainer = new Trainer(trained, new SGD(), Rows, threads: 2);
        trainer.TrainOnBatch(inputs, targets);

        var workspace = new TrainingWorkspace<float>(new Normalising().Description, Rows);
        whole.Backpropagate(inputs, targets, default, 1f / Rows, Rows, workspace);
        trainer.Outputs.ToArray().ShouldBe(workspace.Outputs);
    }

    [Network]
    [Input(16, 8, 1)]
    [Conv2D<ReLU>(16, 3)]
    [Conv2D<ReLU>(16, 3)]
    [GlobalAveragePooling2D]
    [Dense<Softmax>(10)]
    [Loss<SparseCategoricalCrossentropy>]
    public sealed partial class Convolving;

    [Network]
    [Input(128)]
    [Dense(96)]
    [BatchNormalization]
    [Activation<ReLU>]
    [Dense<Softmax>(10)]
    [Loss<SparseCategoricalCrossentropy>]
    public sealed partial class Normalising;

    // Large enough that the optimizer's step is shared among four as well.
    [Network]
    [Input(128)]
    [Dense<ReLU>(96)]
    [Dropout(0.3)]
    [Dense<Tanh>(64)]
    [Dropout(0.2)]
    [Dense<Softmax>(10)]
    [Loss<SparseCategoricalCrossentropy>]
    public sealed partial class Dropping;
}
