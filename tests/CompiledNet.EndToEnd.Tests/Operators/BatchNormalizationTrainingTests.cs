using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using CompiledNet.CompilerServices;
using CompiledNet.EndToEnd.Tests.Reference;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>BatchNormalization by the statistics of the batch, as it is while fitting.</summary>
public sealed class BatchNormalizationTrainingTests : ILayerCases
{
    // Read by Reference/networks.py, one a line; the name of the class says that batches normalise themselves.
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("dense", "[Input(3)] [Dense(5)] [BatchNormalization] [Activation<Tanh>] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("wide", "[Input(3)] [Dense(80)] [BatchNormalization] [Activation<SiLU>] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("convolutions", "[Input(5, 4, 2)] [Conv2D(9, 3, Padding = Padding.Same, UseBias = false)] [BatchNormalization] [Activation<Tanh>] [Conv2D(17, 2)] [BatchNormalization(Momentum = 0.9, Epsilon = 0.01)] [GlobalAveragePooling2D] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("a single filter", "[Input(6, 2)] [Conv1D(1, 3)] [BatchNormalization] [Activation<Tanh>] [Flatten] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("a lone number", "[Input(3)] [Dense(1)] [BatchNormalization] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("the input", "[Input(3, 7)] [BatchNormalization] [Dense<Tanh>(2)] [Dense(1)] [Loss<MeanSquaredError>]"),
        new("without scale and shift", "[Input(3, 2)] [Dense<Sigmoid>(6)] [BatchNormalization(Scale = false, Center = false)] [Dense(2)] [Loss<MeanSquaredError>]") { Scale = 0.4 },
        new("residual", "I: [Input(4, 4, 3)] | A: [Conv2D(3, 3, Padding = Padding.Same)] | B: [BatchNormalization] | C: [Activation<Tanh>] | S: [Add(nameof(I), nameof(C))] | T: [BatchNormalization] | G: [GlobalAveragePooling2D] | O: [Dense(2), Output<MeanSquaredError>]"),
        new("residual blocks with batch normalization", "I: [Input(6, 6, 2)] | A: [Conv2D(8, 3, Padding = Padding.Same, UseBias = false)] | A1: [BatchNormalization] | A2: [Activation<ReLU>] | B: [Conv2D(8, 3, Padding = Padding.Same, UseBias = false)] | B1: [BatchNormalization] | B2: [Activation<ReLU>] | C: [Conv2D(8, 3, Padding = Padding.Same, UseBias = false)] | C1: [BatchNormalization] | S: [Add(nameof(A2), nameof(C1))] | R: [Activation<ReLU>] | D: [Conv2D(12, 3, Strides = [2], Padding = Padding.Same, UseBias = false)] | D1: [BatchNormalization] | D2: [Activation<ReLU>] | E: [Conv2D(12, 3, Padding = Padding.Same, UseBias = false)] | E1: [BatchNormalization] | F: [Conv2D(12, 1, Strides = [2], From = nameof(R), UseBias = false)] | F1: [BatchNormalization] | T: [Add(nameof(E1), nameof(F1))] | U: [Activation<ReLU>] | G: [GlobalAveragePooling2D] | H: [Dense<Softmax>(3), Output<CategoricalCrossentropy>]"),
        new("depthwise stack with batch normalization", "[Input(8, 8, 3)] [Conv2D(8, 3, Strides = [2], Padding = Padding.Same, UseBias = false)] [BatchNormalization] [Activation<ReLU6>] [DepthwiseConv2D(3, Padding = Padding.Same, UseBias = false)] [BatchNormalization] [Activation<ReLU6>] [Conv2D(12, 1, UseBias = false)] [BatchNormalization] [Activation<ReLU6>] [DepthwiseConv2D(3, Strides = [2], Padding = Padding.Same, UseBias = false)] [BatchNormalization] [Activation<ReLU6>] [Conv2D(20, 1, UseBias = false)] [BatchNormalization] [Activation<ReLU6>] [GlobalAveragePooling2D] [Dense<Softmax>(4)] [Loss<SparseCategoricalCrossentropy>]"),
        new("on every frame", "[Input(4, 3)] [TimeDistributed<Batches>] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("on every frame of images, then recurrence", "[Input(3, 4, 4, 2)] [TimeDistributed<Filters>] [GRU(3)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("synchronized", "[Input(5, 4, 2)] [Conv2D(9, 3, Padding = Padding.Same)] [BatchNormalization(Synchronized = true)] [Activation<Tanh>] [Conv2D(1, 2)] [BatchNormalization(Synchronized = true, Momentum = 0.9)] [GlobalAveragePooling2D] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("frozen", "[Input(3)] [Dense(5)] [BatchNormalization(Trainable = false)] [Activation<Tanh>] [Dense(2)] [Loss<MeanSquaredError>]"),
    ];

    private static readonly Lazy<Dictionary<string, NetworkForms>> Networks = new(() => LayerCompilations.Of(typeof(BatchNormalizationTrainingTests)).ToDictionary(forms => forms.Source.Name));

    public static string Blocks => TimeDistributedTests.Blocks;

    public static IEnumerable<TheoryDataRow<string>> Names => Cases.Select(source => new TheoryDataRow<string>(source.Name));

    [Theory, MemberData(nameof(Names))]
    public void Agrees_with_PyTorch_in_outputs_gradients_and_moved_averages(string name) =>
        NetworkReference.Of(nameof(BatchNormalizationTrainingTests)).Check(Networks.Value[name], training: true);

    [Theory, MemberData(nameof(Names))]
    public void Has_the_gradient_that_differences_have(string name) => GradientCheck.Loss(Networks.Value[name].Double, rows: 5, training: true);

    [Theory, MemberData(nameof(Names))]
    public void Gives_the_same_with_every_vector_width_and_precision(string name)
    {
        var expected = Step(Networks.Value[name].Double);
        foreach (var form in Networks.Value[name].OtherWidths.Prepend(Networks.Value[name].Single))
        {
            var actual = Step(form);
            Agreement.Demand<double>("gradients", actual.Gradients, expected.Gradients, 2e-5);
            Agreement.Demand<double>("parameters", actual.Parameters, expected.Parameters, 2e-6);
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Leaves_padding_zero_and_allocates_nothing(string name)
    {
        var form = Networks.Value[name].Single;
        var network = form.Another(1);
        FixedWeights.Set(network);
        var samples = new Samples<float>(network.Description, 9);
        var workspace = new TrainingWorkspace<float>(network.Description, 9);
        AllocatedBytes.Fewest(() => network.Backpropagate(samples.Inputs, samples.Targets, samples.Weights, 1, 9, workspace)).ShouldBe(0);
        PaddingCheck.Demand("parameters", network.Description, network.Parameters.Span);
        PaddingCheck.Demand("gradients", network.Description, workspace.Gradients.Span);
    }

    [Fact]
    public void Statistics_of_large_batches_far_from_zero_are_exact_to_rounding()
    {
        var network = NetworkForms.Compile([new("far", "[Input(50, 3)] [BatchNormalization(Momentum = 0)] [Dense(1)] [Loss<MeanSquaredError>]")], precisionsOnly: true)[0].Single.Network;
        var samples = new Samples<float>(network.Description, 2000);
        for (int i = 0; i < samples.Inputs.Length; i++) samples.Inputs[i] = samples.Inputs[i] / 4 + 100;
        network.Backpropagate(samples.Inputs, samples.Targets, samples.Weights, 1, 2000, new TrainingWorkspace<float>(network.Description, 2000));

        for (int channel = 0; channel < 3; channel++)
        {
            double[] values = [.. samples.Inputs.Where((_, i) => i % 3 == channel).Select(x => (double)x)];
            double mean = values.Average(), variance = values.Average(x => (x - mean) * (x - mean));
            Parameter("moving_mean").ShouldBe(mean, 1e-5 * mean);
            Parameter("moving_variance").ShouldBe(variance, 1e-5 * variance);

            double Parameter(string name) => network.Description.Parameters.Single(parameter => parameter.Name.EndsWith(name)).Of<float>(network.Parameters.Span)[channel];
        }
    }

    [Fact]
    public void Averages_stay_where_they_are_outside_training()
    {
        var form = Networks.Value["convolutions"].Single;
        float[] before = form.Network.Parameters.Span.ToArray();
        form.Network.Differentiate(new Samples<float>(form.Description, 5));
        form.Network.Parameters.Span.ToArray().ShouldBe(before);
    }

    [Fact]
    public void A_network_says_that_its_samples_depend_on_each_other_unless_it_is_frozen_or_synchronized()
    {
        Networks.Value["dense"].Single.Description.CouplesSamples.ShouldBeTrue();
        Networks.Value["frozen"].Single.Description.CouplesSamples.ShouldBeFalse();
        Networks.Value["synchronized"].Single.Description.CouplesSamples.ShouldBeFalse();
    }

    private static (double[] Gradients, double[] Parameters) Step<T>(NetworkForm<T> form) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var network = form.Another(1);
        FixedWeights.Set(network);
        var samples = new Samples<T>(network.Description, 9);
        var workspace = new TrainingWorkspace<T>(network.Description, 9);
        network.Backpropagate(samples.Inputs, samples.Targets, samples.Weights, T.One, 9, workspace);
        return (OfParameters(workspace.Gradients.Span), OfParameters(network.Parameters.Span));

        double[] OfParameters(ReadOnlySpan<T> block)
        {
            var values = new List<double>();
            foreach (var parameter in network.Description.Parameters) values.AddRange(parameter.Of(block).Select(double.CreateTruncating));
            return [.. values];
        }
    }
}
