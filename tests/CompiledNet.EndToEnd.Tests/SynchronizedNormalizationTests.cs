using System;
using System.Linq;
using CompiledNet.CompilerServices;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests;

/// <summary>Batch normalization of batches in parts, which find mean and variance of the whole together: against the same network on whole batches, which is compared with PyTorch.</summary>
public sealed class SynchronizedNormalizationTests
{
    public static TheoryData<string, Func<INetwork<float>>, Func<INetwork<float>>, int> Pairs => new()
    {
        { "dense", () => new Meeting(1), () => new Gathered(1), 250 },
        { "images", () => new MeetingImages(1), () => new GatheredImages(1), 40 },
        { "masked", () => new MeetingTags(1), () => new GatheredTags(1), 60 },
    };

    [Theory, MemberData(nameof(Pairs))]
    public void Steps_agree_with_those_on_whole_batches(string name, Func<INetwork<float>> meeting, Func<INetwork<float>> gathered, int rows)
    {
        var (expected, actual) = (gathered(), meeting());
        actual.Description.CouplesSamples.ShouldBeFalse(name);
        var samples = SamplesOf(expected, rows);
        using var one = new Trainer(expected, new SGD(0.05f), rows, threads: 1);
        using var other = new Trainer(actual, new SGD(0.05f), rows, threads: 2);
        for (int step = 0; step < 4; step++)
        {
            other.TrainOnBatch(samples.Inputs, samples.Targets, samples.Weights).ShouldBe(one.TrainOnBatch(samples.Inputs, samples.Targets, samples.Weights), 1e-5f);
            Agreement.Demand<float>("outputs", other.Outputs.ToArray(), one.Outputs.ToArray(), 2e-5);
            Agreement.Demand<float>("parameters and averages", actual.Parameters.Span, expected.Parameters.Span.ToArray(), 2e-5);
            if (expected.Description.HasInputGradients) Agreement.Demand<float>("gradients of inputs", other.InputGradients, one.InputGradients.ToArray(), 2e-5);
        }
    }

    [Theory, MemberData(nameof(Pairs))]
    public void Any_number_of_threads_gives_the_same_bits_and_allocates_nothing(string name, Func<INetwork<float>> meeting, Func<INetwork<float>> gathered, int rows)
    {
        float[] expected = Trained(1);
        foreach (int threads in (int[])[2, 3]) Trained(threads).ShouldBe(expected, name);
        expected.ShouldNotBe(gathered().Parameters.Span.ToArray());

        float[] Trained(int threads)
        {
            var network = meeting();
            var samples = SamplesOf(network, rows);
            using var trainer = new Trainer(network, new Adam(), rows, threads: threads);
            for (int step = 0; step < 3; step++) trainer.TrainOnBatch(samples.Inputs, samples.Targets);
            float[] parameters = network.Parameters.Span.ToArray();
            AllocatedBytes.Fewest(() => trainer.TrainOnBatch(samples.Inputs, samples.Targets)).ShouldBe(0);
            return parameters;
        }
    }

    [Fact]
    public void A_way_forward_and_one_back_by_themselves_are_those_of_a_step()
    {
        var (whole, parts) = (new Meeting(1), new Meeting(1));
        var samples = SamplesOf(whole, 250);
        using var one = new Trainer(whole, new SGD(0.05f), 250);
        using var other = new Trainer(parts, new SGD(0.05f), 250, threads: 2);
        one.TrainOnBatch(samples.Inputs, samples.Targets);
        float[] outputs = other.Forward(samples.Inputs).ToArray();
        outputs.ShouldBe(one.Outputs.ToArray());
        // Of the crossentropy by what the softmax gives: -target / output / rows.
        other.Backward([.. outputs.Zip(samples.Targets, (output, target) => -target / output / 250)]);
        other.Update();
        Agreement.Demand<float>("parameters", parts.Parameters.Span, whole.Parameters.Span.ToArray(), 1e-5);
    }

    [Fact]
    public void What_is_frozen_keeps_its_averages_and_normalises_by_them()
    {
        var (expected, actual) = (new Gathered(1), new Meeting(1));
        foreach (INetwork<float> network in (INetwork<float>[])[expected, actual]) network.Freeze("first/*", "dense/*");
        var samples = SamplesOf(expected, 250);
        using var one = new Trainer(expected, new SGD(0.05f), 250);
        using var other = new Trainer(actual, new SGD(0.05f), 250, threads: 2);
        for (int step = 0; step < 2; step++)
        {
            one.TrainOnBatch(samples.Inputs, samples.Targets);
            other.TrainOnBatch(samples.Inputs, samples.Targets);
        }

        Agreement.Demand<float>("parameters and averages", actual.Parameters.Span, expected.Parameters.Span.ToArray(), 2e-5);
        actual.Weights["first/moving_mean"].ToArray().ShouldAllBe(mean => mean == 0);
    }

    /// <summary>Sums of squares of what is far from zero would have lost all digits.</summary>
    [Fact]
    public void Statistics_of_parts_far_from_zero_are_exact_to_rounding()
    {
        var network = new Meeting(1);
        var samples = SamplesOf(network, 250);
        // Each part of 64 rows around a mean of its own.
        for (int i = 0; i < samples.Inputs.Length; i++) samples.Inputs[i] = (samples.Inputs[i] / 4) + 1000 + (i / 20 / 64 * 100);
        double[] expected = Moments(network, samples.Inputs, channel: 3);
        using var trainer = new Trainer(network, new SGD(0.05f), 250);
        trainer.TrainOnBatch(samples.Inputs, samples.Targets);
        double momentum = 0.99;
        ((double)network.Weights["first/moving_mean"][3] / (1 - momentum)).ShouldBe(expected[0], 1e-4 * Math.Abs(expected[0]));
        ((network.Weights["first/moving_variance"][3] - momentum) / (1 - momentum)).ShouldBe(expected[1], 1e-3 * expected[1]);
    }

    // Of a column of the first layer's result, in double precision.
    private static double[] Moments(Meeting network, float[] inputs, int channel)
    {
        float[] kernel = [.. network.Weights["dense/kernel"].ToArray()], bias = network.Weights["dense/bias"].ToArray();
        double[] values = [.. Enumerable.Range(0, 250).Select(row => bias[channel] + Enumerable.Range(0, 20).Sum(i => (double)inputs[(row * 20) + i] * kernel[(i * 64) + channel]))];
        double mean = values.Average();
        return [mean, values.Average(value => (value - mean) * (value - mean))];
    }

    private static Samples<float> SamplesOf(INetwork<float> network, int rows)
    {
        var samples = new Samples<float>(network.Description, rows);
        if (network is not (MeetingTags or GatheredTags)) return samples;
        var random = new Random(3);
        for (int i = 0; i < samples.Inputs.Length; i++)
        {
            samples.Inputs[i] = i % 10 < 2 + (i / 10 % 8) ? random.Next(1, 5) : 0;
            samples.Targets[i] = samples.Inputs[i] % 3;
        }

        return samples;
    }
}
