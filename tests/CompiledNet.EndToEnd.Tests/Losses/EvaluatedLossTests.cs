using System;
using System.Collections.Generic;

namespace CompiledNet.EndToEnd.Tests.Losses;

/// <summary>The loss of a fit, of its validation and of an evaluation are one function of weights and data, as far out as it goes.</summary>
/// <remarks>
/// Right values: ln(1 + exp(z)), the loss of target 0 at the logit z, as torch 1.13 <c>binary_cross_entropy_with_logits</c> and, for
/// the logits (0, z) and class 0, <c>cross_entropy</c> give it in double precision. What clips probabilities to 1e-7 ends at 15.94.
/// </remarks>
public sealed partial class EvaluatedLossTests
{
    private static readonly (float Logit, double Loss)[] s_reference =
        [(-100, 3.720075976e-44), (0, 0.69314718056), (12, 12.00000614419), (15, 15.00000030590), (17, 17.00000004140), (100, 100)];

    public static TheoryData<string> Networks { get; } = ["sigmoid", "sigmoid as a layer", "smoothed", "softmax", "softmax, sparse"];

    [Theory]
    [MemberData(nameof(Networks))]
    public void A_confident_mistake_costs_the_same_everywhere(string kind)
    {
        INetwork<float> network = kind switch
        {
            "sigmoid" => new OfSigmoid(),
            "sigmoid as a layer" => new OfLayer(),
            "smoothed" => new Smoothed(),
            "softmax" => new OfSoftmax(),
            _ => new Sparse(),
        };
        foreach (var parameter in network.Description.Parameters)
            network.Weights[parameter.Name].Set(!parameter.Name.EndsWith("kernel", StringComparison.Ordinal) ? new float[parameter.Count] : parameter.Count == 1 ? [1] : [0, 1]);
        foreach (var (logit, loss) in s_reference)
        {
            float[] target = kind == "softmax" ? [1, 0] : [0];
            double right = kind == "smoothed" ? loss - 0.125 * logit : loss;
            var data = Dataset.From([[logit]], [target]);
            var history = network.Fit(data, new FitOptions { Optimizer = new SGD(0), Validation = data });
            history.Last("loss").ShouldBe(right, 2e-6 * Math.Max(1, right));
            history.Last("val_loss").ShouldBe(history.Last("loss"), 2e-6 * Math.Max(1, right));
            network.Evaluate(data).Loss.ShouldBe(history.Last("val_loss"));
        }
    }

    [Fact]
    public void Each_of_two_outputs_has_its_own_logits()
    {
        // Also where another layer reads the result of a fused output, and where the loss of one works on probabilities.
        INetwork<float> network = new Twins(3);
        float[][] features = new float[50][], targets = new float[50][];
        for (int i = 0; i < features.Length; i++)
            (features[i], targets[i]) = ([i % 7 * 40 - 120, i % 5 * 50 - 100, i], [i % 2, (i / 2) % 2, i % 3, i % 4 / 4f]);
        var data = Dataset.From(features, targets);
        var history = network.Fit(data, new FitOptions { Optimizer = new SGD(0), Validation = data, BatchSize = 16 });
        history.Last("loss").ShouldBeGreaterThan(20);
        history.Last("val_loss").ShouldBe(history.Last("loss"), 1e-5 * history.Last("loss"));

        history.Names.ShouldBe(["loss", "P_loss", "Q_loss", "R_loss", "val_loss", "val_P_loss", "val_Q_loss", "val_R_loss"]);
        foreach (string name in (string[])["P_loss", "Q_loss", "R_loss"])
            history.Last(name).ShouldBe(history.Last("val_" + name), 1e-5 * Math.Max(1, history.Last("val_" + name)));
        history.Last("loss").ShouldBe(history.Last("P_loss") + 2 * history.Last("Q_loss") + history.Last("R_loss"), 1e-5 * history.Last("loss"));
    }

    [Network, Input(1), Dense<Sigmoid>(1), Loss<BinaryCrossentropy>]
    public sealed partial class OfSigmoid;

    [Network, Input(1), Dense(1), Activation<Sigmoid>, Loss<BinaryCrossentropy>]
    public sealed partial class OfLayer;

    [Network, Input(1), Dense<Sigmoid>(1), Loss<BinaryCrossentropy>(LabelSmoothing = 0.25f)]
    public sealed partial class Smoothed;

    [Network, Input(1), Dense<Softmax>(2), Loss<CategoricalCrossentropy>]
    public sealed partial class OfSoftmax;

    [Network, Input(1), Dense<Softmax>(2), Loss<SparseCategoricalCrossentropy>]
    public sealed partial class Sparse;

    [Network]
    public sealed partial class Twins
    {
        [Input(3)] public partial Node X { get; }

        [Dense<Sigmoid>(2), Output<BinaryCrossentropy>] public partial Node P { get; }

        [Dense<Softmax>(3), Output<SparseCategoricalCrossentropy>(Weight = 2)] public partial Node Q { get; }

        [Dense<Sigmoid>(1, From = nameof(X)), Output<MeanSquaredError>] public partial Node R { get; }
    }
}
