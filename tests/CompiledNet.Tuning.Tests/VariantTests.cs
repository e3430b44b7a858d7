using System;
using System.Linq;

namespace CompiledNet.Tuning.Tests;

/// <summary>Nine networks from one declaration.</summary>
[Network]
[Input(3)]
[Dense<Tanh>(4, Variants = new[] { 2, 8 })]
[Dense<ReLU>(5, Name = "second", Variants = new[] { 3, 9 })]
[Dense(1)]
[Loss<MeanSquaredError>]
public sealed partial class Sized;

/// <summary>The second of the nine as a declaration of its own.</summary>
[Network]
[Input(3)]
[Dense<Tanh>(2)]
[Dense<ReLU>(9, Name = "second")]
[Dense(1)]
[Loss<MeanSquaredError>]
public sealed partial class SizedByHand;

/// <summary>Variants of a graph, and in double precision.</summary>
[Network(ElementType = ElementType.Double)]
public sealed partial class SizedGraph
{
    [Input(4)]                                                            public partial Node Signal { get; }
    [Dense<ReLU>(4, Variants = new[] { 6 })]                              public partial Node Hidden { get; }
    [Dense(2, From = nameof(Hidden)), Output<MeanSquaredError>]           public partial Node Value { get; }
}

public sealed class VariantTests
{
    private static readonly float[][] s_rows = [[1, 2, 3], [-1, 0.5f, 0], [0.3f, 0.2f, 0.1f], [2, -1, 1]];

    [Fact]
    public void EveryCombinationIsACompiledNetwork()
    {
        Sized.Variants.Layers.ShouldBe(["dense", "second"]);
        Sized.Variants.Select(variant => variant.ToString()).ShouldBe(["4 × 5", "4 × 3", "4 × 9", "2 × 5", "2 × 3", "2 × 9", "8 × 5", "8 × 3", "8 × 9"]);
        Sized.Variants.SizesOf(1).ShouldBe([3, 5, 9]);
        Sized.Variants[0].Create(7).ShouldBeOfType<Sized>();
        Sized.Variants.With(8, 3).Create(7).ShouldBeOfType<Sized.Variant8x3>();
        foreach (var variant in Sized.Variants)
            variant.Create().Weights.Select(weight => weight.Count).ShouldBe([3 * variant.Sizes[0], variant.Sizes[0], variant.Sizes[0] * variant.Sizes[1], variant.Sizes[1], variant.Sizes[1], 1]);
        Should.Throw<ArgumentException>(() => Sized.Variants.With(7, 3)).Message.ShouldStartWith("There is no variant 7 × 3 of dense, second among: 4 × 5, ");
        SizedGraph.Variants.Count.ShouldBe(2);
        SizedGraph.Variants.With(6).Create(1).Description.Layers[0].OutputShape.ShouldBe([6]);
    }

    [Fact]
    public void AVariantIsTheNetworkThatIsDeclaredWithItsSizes()
    {
        var data = Dataset.From(s_rows, [1f, 0, -1, 2]);
        var (variant, byHand) = (new Sized.Variant2x9(seed: 3), new SizedByHand(seed: 3));
        variant.Description.Fingerprint.ShouldBe(byHand.Description.Fingerprint);
        var options = new FitOptions { Epochs = 5, BatchSize = 2, Seed = 1 };
        variant.Fit(data, new FitOptions { Epochs = 5, BatchSize = 2, Seed = 1 })["loss"].ShouldBe(byHand.Fit(data, options)["loss"]);
        variant.Predict(data).ShouldBe(byHand.Predict(data));
    }

    [Fact]
    public void ASearchTriesSizesLikeAnyHyperparameter()
    {
        var space = new SearchSpace();
        var sizes = space.Variants(Sized.Variants);
        var rate = space.Float("rate", 1e-4, 1e-1, Spacing.Logarithmic);
        var data = Dataset.From(s_rows, [1f, 0, -1, 2]);
        foreach (SearchStrategy strategy in new SearchStrategy[] { new GridSearch(levels: 3), new BayesianOptimization(), new TreeParzenEstimator() })
        {
            var result = Search.Run(space, trial =>
            {
                var model = sizes.Create(trial);
                model.Description.Layers[1].OutputShape[0].ShouldBe(trial.Get(sizes.Sizes[1]));
                return model.Fit(data, new FitOptions { Optimizer = new Adam((float)trial.Get(rate)), Epochs = 20 }).Last("loss");
            }, new SearchOptions { Strategy = strategy, Trials = 27 });
            result.Trials.ShouldAllBe(trial => trial.State == TrialState.Complete);
            sizes.At(result.Best.Point).Sizes[0].ShouldBe(result.Best.Point.Get(sizes.Sizes[0]));
            result.Trials.Select(trial => sizes.At(trial.Point).ToString()).Distinct().Count().ShouldBeGreaterThan(4);
        }
    }
}
