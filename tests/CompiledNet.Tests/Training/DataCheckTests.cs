using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using CompiledNet.Tests.Networks;

namespace CompiledNet.Tests.Training;

/// <summary>Bad numbers are found before the first step and named by their row.</summary>
public class DataCheckTests
{
    private static readonly float[][] s_features = [[1, 2, 3], [4, 5, 6]];

    public static TheoryData<string, TargetKind, float[][], float[], string> Bad => new()
    {
        { "NaN", TargetKind.Number, [[1, 2, 3], [4, float.NaN, 6]], [0, 1], "row 1 has NaN in feature 1" },
        { "infinity", TargetKind.Number, [[1, 2, 3], [4, 5, float.NegativeInfinity]], [0, 1], "row 1 has -Infinity in feature 2" },
        { "NaN target", TargetKind.Number, s_features, [0, float.NaN], "finite numbers, but row 1 has NaN" },
        { "negative label", TargetKind.Probability, s_features, [1, -1], "from 0 to 1, as MeanSquaredError takes them, but row 1 has -1. Targets of -1 and 1 belong to Hinge" },
        { "index as probability", TargetKind.Probability, s_features, [1, 2], "row 1 has 2. Indices of classes belong to SparseCategoricalCrossentropy" },
        { "fraction", TargetKind.ClassIndex, s_features, [0, 0.5f], "class indices from 0 to 0, but row 1 has 0.5" },
        { "no sign", TargetKind.Sign, s_features, [-1, 2], "-1 or 1, as MeanSquaredError takes them, but row 1 has 2" },
    };

    [Theory]
    [InlineData(float.NaN, "row 41 has NaN")]
    [InlineData(-1, "row 41 has -1")]
    public void A_wrong_weight_is_named_by_its_row(float weight, string part)
    {
        float[] weights = [.. Enumerable.Range(0, 50).Select(i => i == 41 ? weight : 1)];
        var data = Dataset.From([.. weights.Select(_ => new float[3])], new float[50]);
        var source = BatchSource.FromSamples(3, 1, weights.Select(each => new Sample(new float[3], new float[1], each)));
        Refuses(network => network.Fit(data, new FitOptions { SampleWeights = weights }));
        Refuses(network => network.Fit(source, new FitOptions { BatchSize = 8 }));
        Refuses(network => network.Fit(data, new FitOptions { Validation = source }));
        Refuses(network => network.Evaluate(data, sampleWeights: weights));
        Refuses(network => network.Evaluate(source));

        void Refuses(Action<PlainNetwork<float>> act) => Should.Throw<ArgumentException>(() => act(new PlainNetwork<float>())).Message.ShouldContain($"finite and at least 0, but {part}");
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void Fit_validation_and_evaluation_refuse_it(string what, TargetKind targets, float[][] features, float[] labels, string part)
    {
        var network = new PlainNetwork<float>(targets: targets);
        network.Initialize(1);
        float[] before = network.Parameters.Span.ToArray();
        var (bad, good) = (Dataset.From(features, labels), Dataset.From(s_features, new float[2]));
        var optimizer = new SGD();
        Should.Throw<ArgumentException>(() => network.Fit(bad, new FitOptions { Optimizer = optimizer }), what).Message.ShouldContain(part);
        Should.Throw<ArgumentException>(() => network.Fit(good, new FitOptions { Optimizer = optimizer, Validation = bad }), what).Message.ShouldContain(part);
        Should.Throw<ArgumentException>(() => network.Evaluate(bad), what).Message.ShouldContain(part);
        network.Parameters.Span.ToArray().ShouldBe(before);
        optimizer.Iterations.ShouldBe(0);
    }

    [Fact]
    public void A_named_column_is_called_by_its_name()
    {
        var data = Dataset.From([[1, float.NaN, 3]], new float[1]).WithNames(["age", "height", "weight"]);
        Should.Throw<ArgumentException>(() => new PlainNetwork<float>().Fit(data)).Message.ShouldContain("'height'");
    }

    [Fact]
    public void Ids_are_whole_numbers()
    {
        var network = new PlainNetwork<float>(vocabulary: 5);
        network.Evaluate(Dataset.From([[0, 4, 2]], new float[1]));
        Should.Throw<ArgumentException>(() => network.Fit(Dataset.From([[0, 4, 2], [1, 0.37f, 2]], new float[2])))
            .Message.ShouldContain("whole numbers from 0 to 4, but row 1 has 0.37 in feature 1");
        Should.Throw<ArgumentException>(() => network.Evaluate(Dataset.From([[0, 4, 5]], new float[1]))).Message.ShouldContain("row 0 has 5");
    }

    /// <summary>Many rows, so that whole vectors are looked at, and the last ones too.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    [InlineData(98)]
    public void The_row_is_right_in_long_data(int row)
    {
        var network = new PlainNetwork<float>(targets: TargetKind.Probability);
        float[] targets = new float[99];
        targets[row] = 1.5f;
        Should.Throw<ArgumentException>(() => network.Evaluate(Dataset.From(new DataBlock(new float[99 * 3], 3), new DataBlock(targets, 1)))).Message.ShouldContain($"row {row} has 1.5");
    }

    /// <summary>What each loss takes, by its formula: labels and memberships are from 0 to 1, an index is whole.</summary>
    [Fact]
    public void EveryLossSaysWhatItsTargetsAre()
    {
        string[] probabilities = ["BinaryCrossentropy", "BinaryFocalCrossentropy", "CategoricalCrossentropy", "CategoricalFocalCrossentropy", "CategoricalHinge", "Circle", "Contrastive", "Dice", "KLDivergence", "Tversky"];
        var kinds = new Dictionary<string, TargetKind>();
        foreach (var loss in typeof(ILoss).Assembly.GetTypes().Where(type => type is { IsValueType: true, IsPublic: true, IsGenericType: false } && typeof(ILoss).IsAssignableFrom(type)))
            kinds.Add(loss.Name, (TargetKind)typeof(DataCheckTests).GetMethod(nameof(KindOf), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(loss).Invoke(null, null)!);
        Of(TargetKind.Probability).ShouldBe(probabilities);
        Of(TargetKind.ClassIndex).ShouldBe(["NegativeLogLikelihood", "SparseCategoricalCrossentropy"]);
        Of(TargetKind.LabelSequence).ShouldBe(["CTC"]);
        Of(TargetKind.Sign).ShouldBe(["Hinge", "SquaredHinge"]);
        Of(TargetKind.Number).ShouldBe(["AddedLoss", "CosineSimilarity", "Huber", "LogCosh", "MeanAbsoluteError", "MeanAbsolutePercentageError", "MeanSquaredError", "MeanSquaredLogarithmicError", "NormalDivergence", "Poisson", "Quantile", "Triplet"]);

        IEnumerable<string> Of(TargetKind kind) => kinds.Where(pair => pair.Value == kind).Select(pair => pair.Key).Order(StringComparer.Ordinal);
    }

    // Found in the batch where they stood, after steps had been taken, and without a row.
    [Fact]
    public void Targets_that_are_no_classes_are_found_before_the_first_step_with_class_weights()
    {
        var network = new PlainNetwork<float>(targets: TargetKind.Probability);
        network.Initialize(1);
        float[] before = network.Parameters.Span.ToArray();
        var data = Dataset.From([[1, 2, 3], [4, 5, 6], [7, 8, 9]], [0, 1, 0.5f]);
        var options = new FitOptions { BatchSize = 1, Shuffle = false, ClassWeights = new Dictionary<int, float> { [1] = 2 } };
        Should.Throw<ArgumentException>(() => network.Fit(data, options)).Message.ShouldContain("targets are classes from 0 to 1, but row 2 has 0.5");
        network.Parameters.Span.ToArray().ShouldBe(before);
    }

    private static TargetKind KindOf<TLoss>() where TLoss : struct, ILoss => TLoss.TargetKind;
}
