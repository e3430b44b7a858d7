using System;
using System.Linq;
using CompiledNet.CompilerServices;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>What the random layers draw while training: its mean and variance, and the same backward as forward.</summary>
public sealed partial class NoiseDrawTests
{
    private const int Width = 64, Rows = 256;

    // Of 16,384 draws the mean has a standard deviation of 0.0078 σ, the variance one of 0.011 σ².
    private const double Count = Rows * Width;

    [Fact]
    public void Gaussian_noise_has_its_deviation()
    {
        double[] noise = [.. Draw(new Noisy(), new Noisy().Description).Outputs.Select(value => value - 1.0)];

        Mean(noise).ShouldBe(0, 0.5 * 5 / Math.Sqrt(Count));
        Mean(noise.Select(value => value * value)).ShouldBe(0.25, 0.25 * 0.05);
        // A normal distribution has 31.7 % beyond one deviation and 4.55 % beyond two.
        Share(noise, value => Math.Abs(value) > 0.5).ShouldBe(0.3173, 0.015);
        Share(noise, value => Math.Abs(value) > 1).ShouldBe(0.0455, 0.007);
        // Neighbours have nothing to do with each other.
        Mean(noise.Zip(noise.Skip(1), (left, right) => left * right)).ShouldBe(0, 0.25 * 0.04);
    }

    [Fact]
    public void Gaussian_dropout_has_the_variance_of_dropout()
    {
        double[] factors = [.. Draw(new Multiplied(), new Multiplied().Description).Outputs.Select(value => (double)value)];

        Mean(factors).ShouldBe(1, Math.Sqrt(0.25) * 5 / Math.Sqrt(Count));
        Mean(factors.Select(value => (value - 1) * (value - 1))).ShouldBe(0.2 / 0.8, 0.25 * 0.05);
    }

    [Fact]
    public void Gaussian_dropout_hands_back_the_factor_it_multiplied_by()
    {
        var network = new MultipliedBias();
        float[] gradient = GradientOfOnes(network, new MultipliedBias().Description, out float[] outputs);

        // Half the mean square over 64 outputs f: the slope by the bias is f² / 64.
        for (int unit = 0; unit < Width; unit++) gradient[unit].ShouldBe(SumOverRows(outputs, unit, f => f * f / Width), 1e-3f);
    }

    [Fact]
    public void A_normal_sample_has_the_mean_and_deviation_of_its_layers_and_hands_back_to_both()
    {
        var network = new Sampled();
        float[] inputs = [.. Enumerable.Range(0, Rows).SelectMany(_ => Enumerable.Range(0, 2 * Width).Select(i => i < Width ? 3f : 0.5f))];
        var workspace = new TrainingWorkspace<float>(network.Description, Rows) { Seed = 5, Step = 3 };
        ((INetwork<float>)network).Backpropagate(inputs, default, default, 1f / Rows, Rows, workspace);
        double[] drawn = [.. workspace.Outputs.Select(value => (double)value)];

        Mean(drawn).ShouldBe(3, 0.5 * 5 / Math.Sqrt(Count));
        Mean(drawn.Select(value => (value - 3) * (value - 3))).ShouldBe(0.25, 0.25 * 0.05);
        // The loss is the mean of mean + deviation · n: its slopes are 1 and n.
        for (int at = 0; at < Rows * Width; at++)
        {
            int row = at / Width, column = at % Width;
            workspace.InputGradients[row * 2 * Width + column].ShouldBe(1f / (Rows * Width), 1e-9f);
            workspace.InputGradients[row * 2 * Width + Width + column].ShouldBe((float)((drawn[at] - 3) / 0.5) / (Rows * Width), 1e-9f);
        }

        float[] mean = new float[Width];
        network.Predict(inputs.AsSpan(0, 2 * Width), mean);
        mean.ShouldAllBe(value => value == 3);
    }

    [Fact]
    public void Alpha_dropout_keeps_mean_and_variance()
    {
        var workspace = new TrainingWorkspace<float>(new SelfNormalizing().Description, Rows) { Seed = 5, Step = 3 };
        // Mean 0 and variance 1.
        float[] inputs = [.. Enumerable.Range(0, Rows * Width).Select(i => i % 2 == 0 ? -1f : 1f)];
        ((INetwork<float>)new SelfNormalizing()).Backpropagate(inputs, new float[Rows * Width], default, 1, Rows, workspace);
        double[] outputs = [.. workspace.Outputs.Select(value => (double)value)];

        Mean(outputs).ShouldBe(0, 0.05);
        Mean(outputs.Select(value => value * value)).ShouldBe(1, 0.05);
        Share(outputs, value => value < -1).ShouldBe(0.25, 0.02);
        // What alpha_dropout of PyTorch 1.13 with p = 0.25 makes of a dropped number, of -1 and of 1.
        double[] distinct = [.. outputs.Distinct().Order()];
        distinct.Length.ShouldBe(3);
        distinct[0].ShouldBe(-1.143544188, 1e-6);
        distinct[1].ShouldBe(-0.486076528, 1e-6);
        distinct[2].ShouldBe(1.24843932, 1e-6);
    }

    [Fact]
    public void Alpha_dropout_hands_back_the_scale_of_what_it_kept()
    {
        float[] gradient = GradientOfOnes(new SelfNormalizingBias(), new SelfNormalizingBias().Description, out float[] outputs);

        for (int unit = 0; unit < Width; unit++)
            gradient[unit].ShouldBe(SumOverRows(outputs, unit, y => y < 0 ? 0 : y * 0.8672579f / Width), 1e-3f);
    }

    [Fact]
    public void Spatial_dropout_drops_whole_channels()
    {
        var network = new Spatial();
        float[] outputs = Draw(network, new Spatial().Description).Outputs;

        outputs.ShouldAllBe(value => value == 0 || value == 2);
        for (int row = 0; row < Rows; row++)
            for (int channel = 0; channel < Spatial.Channels; channel++)
                for (int step = 1; step < Spatial.Steps; step++)
                    outputs[(row * Spatial.Steps + step) * Spatial.Channels + channel].ShouldBe(outputs[row * Width + channel]);
        // 4,096 channels: a standard deviation of 0.0078.
        Share([.. outputs.Select(value => (double)value)], value => value == 0).ShouldBe(0.5, 0.04);
        Draw(network, new Spatial().Description).Outputs.ShouldBe(outputs);
        Draw(network, new Spatial().Description, step: 4).Outputs.ShouldNotBe(outputs);
    }

    [Fact]
    public void The_draw_follows_the_step_and_the_place_in_the_batch()
    {
        var network = new Noisy();
        float[] whole = Draw(network, new Noisy().Description).Outputs;
        var part = new TrainingWorkspace<float>(new Noisy().Description, Rows) { Seed = 5, Step = 3, FirstRow = 100 };

        ((INetwork<float>)network).Backpropagate(Ones(Rows - 100), new float[(Rows - 100) * Width], default, 1, Rows - 100, part);

        part.Outputs[..((Rows - 100) * Width)].ShouldBe(whole[(100 * Width)..]);
        Draw(network, new Noisy().Description, step: 4).Outputs.ShouldNotBe(whole);
    }

    private static TrainingWorkspace<float> Draw(INetwork<float> network, NetworkDescription description, long step = 3)
    {
        var workspace = new TrainingWorkspace<float>(description, Rows) { Seed = 5, Step = step };
        network.Backpropagate(Ones(Rows), new float[Rows * Width], default, 1, Rows, workspace);
        return workspace;
    }

    private static float[] GradientOfOnes(INetwork<float> network, NetworkDescription description, out float[] outputs)
    {
        foreach (var parameter in description.Parameters)
            network.Weights[parameter.Name].Set([.. Enumerable.Repeat(parameter.Name.EndsWith("bias", StringComparison.Ordinal) ? 1f : 0f, parameter.Count)]);
        var workspace = new TrainingWorkspace<float>(description, Rows) { Seed = 5, Step = 2 };
        network.Backpropagate(new float[Rows], new float[Rows * Width], default, 1, Rows, workspace);
        outputs = workspace.Outputs;
        float[] gradient = new float[Width];
        description.Parameters[1].Gather<float>(workspace.Gradients.Span, gradient);
        return gradient;
    }

    private static float SumOverRows(float[] outputs, int unit, Func<float, float> map) => Enumerable.Range(0, Rows).Sum(row => map(outputs[row * Width + unit]));

    private static float[] Ones(int rows) => [.. Enumerable.Repeat(1f, rows * Width)];

    private static double Mean(System.Collections.Generic.IEnumerable<double> values) => values.Average();

    private static double Share(double[] values, Func<double, bool> chosen) => values.Count(chosen) / (double)values.Length;

    [Network]
    [Input(Width)]
    [GaussianNoise(0.5)]
    [Loss<MeanSquaredError>]
    public sealed partial class Noisy;

    [Network]
    [Input(Width)]
    [GaussianDropout(0.2)]
    [Loss<MeanSquaredError>]
    public sealed partial class Multiplied;

    [Network]
    [Input(1)]
    [Dense(Width)]
    [GaussianDropout(0.2)]
    [Loss<MeanSquaredError>(Half = true)]
    public sealed partial class MultipliedBias;

    [Network]
    [Input(Width)]
    [AlphaDropout(0.25)]
    [Loss<MeanSquaredError>]
    public sealed partial class SelfNormalizing;

    [Network]
    [Input(1)]
    [Dense(Width)]
    [AlphaDropout(0.25)]
    [Loss<MeanSquaredError>(Half = true)]
    public sealed partial class SelfNormalizingBias;

    [Network]
    [Input(Steps, Channels)]
    [SpatialDropout1D(0.5)]
    [Loss<MeanSquaredError>]
    public sealed partial class Spatial
    {
        public const int Steps = 4, Channels = 16;
    }

    [Network(InputGradients = true)]
    public sealed partial class Sampled
    {
        [Input(Width)]                                                     public partial Node Mean { get; }
        [Input(Width)]                                                     public partial Node Deviation { get; }
        [NormalSample(nameof(Mean), nameof(Deviation)), Output<AddedLoss>] public partial Node Drawn { get; }
    }
}
