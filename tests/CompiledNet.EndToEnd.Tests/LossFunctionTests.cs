using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests;

/// <summary>A loss as a lambda is what a declared one of the same formula is, wherever a loss is seen.</summary>
public sealed class LossFunctionTests
{
    private const int Rows = 40;

    private static readonly LossFunction s_squares = new((prediction, target) =>
    {
        Variable sum = 0;
        for (int i = 0; i < prediction.Length; i++) sum += Variable.Pow(prediction[i] - target[i], 2);
        return sum / prediction.Length;
    });

    private static readonly LossFunction s_squaresByHand = new((prediction, target, gradient) =>
    {
        double sum = 0;
        for (int i = 0; i < prediction.Length; i++)
        {
            double difference = prediction[i] - target[i];
            sum += difference * difference / prediction.Length;
            gradient[i] = (float)(2 * difference / prediction.Length);
        }

        return sum;
    });

    private static readonly LossFunction s_crossentropy = new((prediction, target) => -(target[0] * Variable.Log(prediction[0]) + (1 - target[0]) * Variable.Log(1 - prediction[0])));

    private readonly Samples<float> _samples = new(new SeenThrough().Description, Rows);

    private Dataset Data => Dataset.From(new DataBlock(_samples.Inputs, 4), new DataBlock(_samples.Targets, 2));

    public static TheoryData<string, LossFunction> Squares => new() { { "by the chain rule", s_squares }, { "by hand", s_squaresByHand } };

    [Theory]
    [MemberData(nameof(Squares))]
    public void A_fit_agrees_with_that_of_the_declared_loss(string name, LossFunction loss)
    {
        SeenThrough declared = new(1), own = new(1);
        var expected = Fit(declared, null);
        var history = Fit(own, loss);
        history.Names.ShouldBe(expected.Names);
        foreach (string series in expected.Names)
            for (int i = 0; i < expected.Epochs.Count; i++) history[series][i].ShouldBe(expected[series][i], 1e-5 * Math.Abs(expected[series][i]) + 1e-6, $"{name}, {series}");
        Agreement.Demand<float>(name, own.Parameters.Span, declared.Parameters.Span, 2e-5);
        float[] weights = _samples.Weights;
        own.Evaluate(Data, sampleWeights: weights, loss: loss).Loss.ShouldBe(declared.Evaluate(Data, sampleWeights: weights).Loss, 1e-5);
        own.Evaluate(BatchSource.Take(Data, Rows), loss: loss, threads: 2).Loss.ShouldBe(own.Evaluate(Data, loss: loss).Loss);
        own.Evaluate(Data, loss: loss).Loss.ShouldBe(history["val_loss"][^1], 1e-6);

        History Fit(SeenThrough network, LossFunction? function) => network.Fit(Data, new FitOptions
        {
            Loss = function, Optimizer = new SGD(0.1f) { Momentum = 0.5f }, Epochs = 4, BatchSize = 12, SampleWeights = _samples.Weights, Validation = Data,
            Metrics = [new MeanAbsoluteErrorMetric()],
        });
    }

    /// <summary>Where the declared loss goes through the sigmoid, the function gets its probabilities; regularizers, class weights, sources and threads as ever.</summary>
    [Fact]
    public void Behind_a_sigmoid_with_penalties_and_class_weights_it_agrees_too()
    {
        SmallPerceptron declared = new(1), own = new(1), several = new(1);
        var data = Dataset.From(new DataBlock(_samples.Inputs[..120], 3), new DataBlock([.. _samples.Targets[..Rows].Select(target => target > 0 ? 1f : 0)], 1));
        var expected = Fit(declared, null, 1);
        Fit(own, s_crossentropy, 1)["loss"][^1].ShouldBe(expected["loss"][^1], 1e-5);
        Agreement.Demand<float>("crossentropy", own.Parameters.Span, declared.Parameters.Span, 2e-5);
        Fit(several, s_crossentropy, 3);
        several.Parameters.Span.ToArray().ShouldBe(own.Parameters.Span.ToArray());

        History Fit(SmallPerceptron network, LossFunction? function, int threads) => network.Fit(data, new FitOptions
        {
            Loss = function, Optimizer = new Adam(0.02f), Epochs = 3, BatchSize = 8, Threads = threads, ClassWeights = new Dictionary<int, float> { [1] = 3 }, ValidationSplit = 0.2,
        });
    }

    [Fact]
    public void LBFGS_takes_it_and_a_fit_that_was_broken_off_goes_on()
    {
        string backup = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        SeenThrough whole = new(1), resumed = new(9), declared = new(1);
        Fit(whole, -1);
        Should.Throw<NotSupportedException>(() => Fit(new SeenThrough(1), 9));
        Fit(resumed, -1);
        resumed.Parameters.Span.ToArray().ShouldBe(whole.Parameters.Span.ToArray());
        declared.Fit(Data, new FitOptions { Optimizer = new LBFGS(), Epochs = 12 });
        whole.Evaluate(Data).Loss.ShouldBe(declared.Evaluate(Data).Loss, 1e-3);

        void Fit(SeenThrough network, int crash) => network.Fit(Data, new FitOptions
        {
            Loss = s_squares, Optimizer = new LBFGS(), Epochs = 12, Callbacks = [new Crash(crash), new BackupAndRestore(backup)],
        });
    }

    [Fact]
    public void What_a_loss_throws_ends_the_fit_and_the_network_is_usable()
    {
        SeenThrough network = new(1), fresh = new(1);
        var options = new FitOptions { Loss = new LossFunction((prediction, target) => throw new NotSupportedException("mine")) };
        Should.Throw<NotSupportedException>(() => network.Fit(Data, options)).Message.ShouldBe("mine");
        network.Parameters.Span.ToArray().ShouldBe(fresh.Parameters.Span.ToArray());
        Should.Throw<NotSupportedException>(() => network.Evaluate(Data, loss: options.Loss));
        network.Fit(Data);
        fresh.Fit(Data);
        network.Parameters.Span.ToArray().ShouldBe(fresh.Parameters.Span.ToArray());
    }

    /// <summary>One lambda for each output with a loss: of the masked one it is asked position by position.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Outputs_with_weights_masks_and_one_without_a_loss_agree_too(int threads)
    {
        Judged declared = new(1), own = new(1);
        var samples = new Samples<float>(declared.Description, Rows);
        for (int frame = 0; frame < samples.Inputs.Length / 2; frame++)
            if (frame % 3 < frame / 7 % 3) samples.Inputs.AsSpan(frame * 2, 2).Clear();
        for (int row = 0; row < Rows; row++) samples.Targets[row * 9 + 8] = samples.Targets[row * 9 + 8] > 0 ? 1 : 0;
        var data = Dataset.From(new DataBlock(samples.Inputs, 8), new DataBlock(samples.Targets, 9));
        var loss = new LossFunction(new Dictionary<string, LossFunction> { ["Odds"] = s_crossentropy, ["Frames"] = s_squaresByHand });

        var expected = Fit(declared, null);
        var history = Fit(own, loss);
        history.Names.ShouldBe(expected.Names);
        foreach (string series in expected.Names)
            for (int i = 0; i < expected.Epochs.Count; i++) history[series][i].ShouldBe(expected[series][i], 1e-5 * Math.Abs(expected[series][i]) + 1e-6, series);
        Agreement.Demand<float>("several outputs", own.Parameters.Span, declared.Parameters.Span, 2e-5);
        Score score = own.Evaluate(data, batchSize: 12, sampleWeights: samples.Weights, loss: loss, threads: threads), of = declared.Evaluate(data, batchSize: 12, sampleWeights: samples.Weights);
        foreach (string name in new[] { "loss", "Frames_loss", "Odds_loss" }) score[name].ShouldBe(of[name], 1e-5, name);

        History Fit(Judged network, LossFunction? functions) => network.Fit(data, new FitOptions
        {
            Loss = functions, Optimizer = new SGD(0.1f) { Momentum = 0.5f }, Epochs = 3, BatchSize = 12, SampleWeights = samples.Weights, Validation = data, Threads = threads,
        });
    }

    [Fact]
    public void Losses_that_are_not_those_of_the_outputs_are_refused()
    {
        Refused(new TwoBlocks(1), s_squares).ShouldContain("'TwoBlocks' has 2 outputs with a loss: give one for each of 'Body', 'Head'");
        Refused(new TwoBlocks(1), Of("Body")).ShouldContain("'Head' is missing");
        Refused(new TwoBlocks(1), Of("Body", "Head", "Tail")).ShouldContain("'Tail' is none of them");
        Should.Throw<ArgumentException>(() => new LossFunction(new Dictionary<string, LossFunction> { ["Body"] = Of("Head") })).Message.ShouldContain("itself one of several");
        Should.Throw<ArgumentException>(() => Of()).Message.ShouldContain("at least one output");
        Should.Throw<InvalidOperationException>(() => Of("Head").Compute([1], [1], new float[1])).Message.ShouldContain("'Head'");
        Should.Throw<ArgumentNullException>(() => new LossFunction((LossGradient)null!));

        static LossFunction Of(params string[] outputs) => new(outputs.ToDictionary(output => output, _ => s_squares));

        static string Refused(INetwork<float> network, LossFunction loss)
        {
            var samples = new Samples<float>(network.Description, 4);
            var data = Dataset.From(new DataBlock(samples.Inputs, network.Description.InputSize), new DataBlock(samples.Targets, network.Description.TargetSize));
            string message = Should.Throw<ArgumentException>(() => network.Fit(data, new FitOptions { Loss = loss })).Message;
            Should.Throw<ArgumentException>(() => network.Evaluate(data, loss: loss)).Message.ShouldBe(message);
            return message;
        }
    }
}

/// <summary>A masked output, one without a loss, and one of the whole sample, with weights.</summary>
[Network]
public sealed partial class Judged
{
    [Input(4, 2)] public partial Node X { get; }
    [Masking] public partial Node Present { get; }
    [Dense(2), Output<MeanSquaredError>(Weight = 0.5f)] public partial Node Frames { get; }
    [Flatten(From = nameof(X))] public partial Node Flat { get; }
    [Dense<Tanh>(3), Output] public partial Node Inner { get; }
    [Dense<Sigmoid>(1), Output<BinaryCrossentropy>(Weight = 2)] public partial Node Odds { get; }
}
