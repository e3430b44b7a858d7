using System.Collections.Generic;
using System.Linq;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Losses;

/// <summary>Losses whose options and shapes differ from those of <see cref="LossTests"/>, in one compilation.</summary>
public sealed class FurtherLossTests
{
    private static readonly IReadOnlyList<NetworkForms> s_networks = NetworkForms.Compile(
    [
        new("mean absolute percentage error", "[Input(3)] [Dense(5)] [Loss<MeanAbsolutePercentageError>]"),
        new("mean squared logarithmic error", "[Input(3)] [Dense<Softplus>(5)] [Loss<MeanSquaredLogarithmicError>]"),
        new("quantile", "[Input(3, 2)] [Dense(5)] [Loss<Quantile>(Level = 0.875f)]"),
        new("binary focal", "[Input(3)] [Dense<Sigmoid>(5)] [Loss<BinaryFocalCrossentropy>(Gamma = 1.5f, Alpha = 0.75f, ApplyClassBalancing = true)]"),
        new("binary focal of probabilities", "[Input(3)] [Dense<Sigmoid>(5)] [Flatten] [Loss<BinaryFocalCrossentropy>]"),
        new("binary focal of logits", "[Input(3)] [Dense(1)] [Loss<BinaryFocalCrossentropy>(FromLogits = true, LabelSmoothing = 0.125f)]"),
        new("categorical focal", "[Input(3)] [Dense<Softmax>(5)] [Loss<CategoricalFocalCrossentropy>(Gamma = 3, Alpha = 0.5f)]"),
        new("categorical focal of probabilities", "[Input(3)] [Dense<Softmax>(5)] [Flatten] [Loss<CategoricalFocalCrossentropy>]"),
        new("Dice over an image", "[Input(4, 4, 1)] [Conv2D<Sigmoid>(1, 3, Padding = Padding.Same)] [Flatten] [Loss<Dice>]"),
        new("Tversky", "[Input(3)] [Dense<Sigmoid>(5)] [Loss<Tversky>(Alpha = 0.25f, Beta = 0.75f)]"),
        new("negative log-likelihood per step", "[Input(2, 3)] [Dense(4)] [Loss<NegativeLogLikelihood>]"),
        new("contrastive", "A: [Input(3)] | B: [Input(3)] | F: [Dense<Tanh>(4, From = nameof(A))] | G: [Dense<Tanh>(4, From = nameof(B))] | Pair: [Concatenate(nameof(F), nameof(G)), Output<Contrastive>(Margin = 2)]"),
        new("triplet", "A: [Input(3)] | F: [Dense<Tanh>(4)] | G: [Dense<Tanh>(4, From = nameof(A))] | H: [Dense<Tanh>(4, From = nameof(A))] | Three: [Concatenate(nameof(F), nameof(G), nameof(H)), Output<Triplet>]"),
        new("CTC", "[Input(7, 3)] [Dense<Tanh>(9)] [Dense<Softmax>(5)] [Loss<CTC>]"),
        new("CTC of logits beside another output", "I: [Input(7, 3)] | D: [Dense(3), Output<CTC>(FromLogits = true, Weight = 0.5f)] | F: [Flatten(From = nameof(I))] | O: [Dense(2), Output<MeanSquaredError>]"),
        new("CTC of probabilities behind a mask", "[Input(7, 3)] [Masking(0.5)] [Dense<Softmax>(4)] [Dropout(0)] [Loss<CTC>(Blank = 0, ZeroInfinity = true)]"),
        new("added alone", "[Input(3, 2)] [Dense<Tanh>(4)] [Loss<AddedLoss>(Weight = 2)]"),
        new("divergence beside a reconstruction", "I: [Input(5)] | E: [Dense<Tanh>(4)] | M: [Dense(2, From = nameof(E))] | D: [Dense<Softplus>(2, From = nameof(E))] | C: [Concatenate(nameof(M), nameof(D)), Output<NormalDivergence>(Weight = 0.25f)] | O: [Dense(5, From = nameof(M)), Output<MeanSquaredError>]"),
        new(Circle, "[Input(3)] [Dense<Tanh>(6)] [Loss<Circle>(Gamma = 8, Margin = 0.25f)]"),
    ], precisionsOnly: true);

    private const string Circle = "circle";

    public static TheoryData<string> Names => [.. s_networks.Select(forms => forms.Source.Name)];

    /// <summary>A circle loss holds a factor of its own as a constant, so that differences say something else.</summary>
    public static TheoryData<string> Differentiable => [.. s_networks.Select(forms => forms.Source.Name).Where(name => name != Circle)];

    [Theory, MemberData(nameof(Differentiable))]
    public void GradientsAreDifferences(string name) => GradientCheck.Loss(Network(name).Double, rows: 5);

    [Theory, MemberData(nameof(Names))]
    public void StepsDownhillLowerTheLoss(string name) => DescentCheck.Run(Network(name).Single);

    [Theory, MemberData(nameof(Names))]
    public void EvaluateSaysWhatTrainingSays(string name)
    {
        var form = Network(name).Single;
        var network = form.Another(1);
        var samples = new Samples<float>(network.Description, 12);
        int targets = network.Description.TargetSize;
        var data = Dataset.From(new DataBlock(samples.Inputs, network.Description.InputSize), targets == 0 ? default : new DataBlock(samples.Targets, targets));
        double evaluated = network.Evaluate(data).Loss;
        using var trainer = new Trainer(network, new SGD(0), 12);
        ((double)trainer.TrainOnBatch(samples.Inputs, samples.Targets)).ShouldBe(evaluated, 1e-5 * (1 + System.Math.Abs(evaluated)));
    }

    private static NetworkForms Network(string name) => s_networks.Single(forms => forms.Source.Name == name);
}
