using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Losses;

/// <summary>A loss that sees all positions of a sample: fit, evaluation, masks, weights, threads.</summary>
public sealed partial class SequenceLossTests
{
    private const int Rows = 150, Frames = 12, Classes = 4;

    private static readonly float[] s_inputs = new float[Rows * Frames * 3], s_targets = new float[Rows * Frames];

    // Each label is seen for two frames as a one in its place, with a dark frame behind it; samples have one to three labels, and zeros behind them, which are masked.
    static SequenceLossTests()
    {
        Array.Fill(s_targets, -1);
        for (int row = 0; row < Rows; row++)
        {
            for (int i = 0; i <= row % 3; i++)
            {
                int label = 1 + (row / 3 + i * i) % 3;
                s_targets[row * Frames + i] = label;
                for (int frame = 4 * i; frame < 4 * i + 4; frame++) Array.Fill(s_inputs, 0.1f, (row * Frames + frame) * 3, 3);
                for (int frame = 4 * i; frame < 4 * i + 2; frame++) s_inputs[(row * Frames + frame) * 3 + label - 1] = 1;
            }
        }
    }

    [Fact]
    public void Evaluate_and_a_step_say_the_loss_of_the_frames_that_count()
    {
        var network = new Reader(1);
        double expected = 0;
        float[] outputs = network.Predict(Data());
        float[] weights = [.. Enumerable.Range(0, Rows).Select(row => row % 4 / 2f)];
        for (int row = 0; row < Rows; row++)
        {
            int frames = 4 * (row % 3 + 1);
            var seen = new ReadOnlyPositions<float>(outputs.AsSpan(row * Frames * Classes, frames * Classes), Classes, Classes);
            expected += weights[row] * new CTC().Sequence(seen, s_targets.AsSpan(row * Frames, frames), areLogits: false, 0f, default) / Rows;
        }

        network.Evaluate(Data(), sampleWeights: weights).Loss.ShouldBe(expected, 1e-5);
        network.Evaluate(Data(), sampleWeights: weights, batchSize: 7).Loss.ShouldBe(expected, 1e-5);
        using var trainer = new Trainer(network, new SGD(0), Rows);
        trainer.TrainOnBatch(s_inputs, s_targets, weights).ShouldBe((float)expected, 1e-5f);
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same_bits_and_nothing_is_allocated()
    {
        Reader one = new(1), three = new(1);
        using Trainer first = new(one, new Adam(), Rows), second = new(three, new Adam(), Rows, threads: 3);
        for (int step = 0; step < 3; step++) first.TrainOnBatch(s_inputs, s_targets).ShouldBe(second.TrainOnBatch(s_inputs, s_targets));
        three.Parameters.Span.ToArray().ShouldBe(one.Parameters.Span.ToArray());
        one.Evaluate(Data(), threads: 3).Loss.ShouldBe(one.Evaluate(Data()).Loss);
        AllocatedBytes.Fewest(() => first.TrainOnBatch(s_inputs, s_targets)).ShouldBe(0);
        AllocatedBytes.Fewest(() => second.TrainOnBatch(s_inputs, s_targets)).ShouldBe(0);
    }

    [Fact]
    public void A_fit_learns_to_read()
    {
        var network = new Reader(1);
        var history = network.Fit(Data(), new FitOptions { Optimizer = new Adam(0.02f), Epochs = 20, Metrics = [new LabelErrorRate()], Validation = Data() });
        history["label_error_rate"][0].ShouldBeGreaterThan(0.3);
        history["val_label_error_rate"][^1].ShouldBeLessThan(0.05);
        history["val_loss"][^1].ShouldBeLessThan(0.3);
        var score = network.Evaluate(Data(), [new LabelErrorRate()]);
        score["label_error_rate"].ShouldBe(history["val_label_error_rate"][^1]);
        float[] outputs = network.Predict(s_inputs.AsSpan(2 * Frames * 3, Frames * 3).ToArray());
        CTCDecoding.Greedy(outputs, Classes).Select(label => (float)label).ShouldBe(s_targets.AsSpan(2 * Frames, 3).ToArray());
    }

    [Fact]
    public void What_makes_no_sense_is_refused_before_the_first_step()
    {
        var network = new Reader(1);
        float[] before = network.Parameters.Span.ToArray();
        Should.Throw<ArgumentException>(() => network.Fit(Data(), new FitOptions { ClassWeights = new Dictionary<int, float> { [1] = 2 } })).Message.ShouldContain("sequences");
        using var trainer = new Trainer(network, new SGD(), Rows);
        Should.Throw<ArgumentException>(() => trainer.TrainOnBatch(s_inputs, s_targets, new float[Rows * Frames])).Message.ShouldContain("One weight for each of 150 samples");
        float[] wrong = [.. s_targets];
        wrong[5 * Frames] = 4;
        Should.Throw<ArgumentException>(() => network.Fit(Dataset.From(new DataBlock(s_inputs, Frames * 3), new DataBlock(wrong, Frames)))).Message.ShouldContain("row 5 has 4");
        network.Parameters.Span.ToArray().ShouldBe(before);
    }

    [Fact]
    public void A_loss_of_ones_own_sees_all_positions_too()
    {
        var network = new Smooth(1);
        float[] inputs = [1, 2, 4, 1], outputs = network.Predict(inputs);
        using var trainer = new Trainer(network, new SGD(0), 1);
        trainer.TrainOnBatch(inputs, default).ShouldBe(new Roughness().Sequence(new ReadOnlyPositions<float>(outputs, 1, 1), [], false, 0f, default), 1e-6f);
    }

    private static Dataset Data() => Dataset.From(new DataBlock(s_inputs, Frames * 3), new DataBlock(s_targets, Frames));

    [Network, Input(Frames, 3), Masking, LSTM(16, ReturnSequences = true), Dense<Softmax>(Classes), Loss<CTC>]
    public sealed partial class Reader;

    [Network, Input(4, 1), Dense(1), Loss<Roughness>]
    public sealed partial class Smooth;

    /// <summary>Σ (difference of neighbours)².</summary>
    public readonly struct Roughness : ISequenceLoss
    {
        public static int TargetSize(int outputSize) => 0;

        public T Sequence<T>(ReadOnlyPositions<T> prediction, ReadOnlySpan<T> target, bool areLogits, T scale, Positions<T> gradient) where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
        {
            T sum = T.Zero;
            for (int i = 0; i < gradient.Count; i++) gradient[i].Clear();
            for (int i = 1; i < prediction.Count; i++)
            {
                T difference = prediction[i][0] - prediction[i - 1][0];
                sum += difference * difference;
                if (gradient.Count == 0) continue;
                gradient[i][0] += (scale + scale) * difference;
                gradient[i - 1][0] -= (scale + scale) * difference;
            }

            return sum;
        }

        public T Forward<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target) where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> => T.Zero;

        public void Backward<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target, T scale, Span<T> gradient) where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> => gradient.Clear();
    }
}
