using System;
using System.Linq;
using CompiledNet.Tests.Networks;

namespace CompiledNet.Tests.Training;

/// <summary>A network that was fitted to named data takes other data by name.</summary>
public class NamedDataTests
{
    private static readonly Dataset s_data = TrainingReference.Recorded.Data.WithNames(["a", "b", "c"], ["y"]);
    private static readonly Dataset s_turned = Turned(s_data);

    private static Dataset Turned(Dataset data)
    {
        float[][] rows = [.. Enumerable.Range(0, data.Count).Select(i => data.FeatureRow(i).ToArray()).Select(row => new[] { row[2], row[0], row[1] })];
        return Dataset.From(rows, new DataBlock(data.Targets, 1)).WithNames(["c", "a", "b"], data.TargetNames, data.ClassNames);
    }

    private static PlainNetwork<float> Fitted(Dataset? validation = null)
    {
        var network = TrainingReference.Recorded.Network();
        network.Fit(s_data, new FitOptions { Epochs = 2, Validation = validation });
        return network;
    }

    [Fact]
    public void EvaluatesAndPredictsByName()
    {
        var network = Fitted();
        network.FeatureNames().ShouldBe(["a", "b", "c"]);
        network.TargetNames().ShouldBe(["y"]);
        network.Evaluate(s_turned).Loss.ShouldBe(network.Evaluate(s_data).Loss);
        network.Predict(s_turned).ShouldBe(network.Predict(s_data));
        network.Evaluate(s_turned.WithNames(features: [])).Loss.ShouldNotBe(network.Evaluate(s_data).Loss);
        Should.Throw<ArgumentException>(() => network.Predict(s_data.WithNames(["a", "b", "d"]))).Message.ShouldContain("the network 'Plain' was fitted to. Missing: 'c'");
        Should.Throw<ArgumentException>(() => network.Evaluate(s_data.WithNames(targets: ["z"]))).Message.ShouldContain("The targets of the data");
    }

    [Fact]
    public void ValidatesAndGoesOnByName()
    {
        var (network, plain) = (TrainingReference.Recorded.Network(), TrainingReference.Recorded.Network());
        var history = network.Fit(s_data, new FitOptions { Epochs = 2, Validation = s_turned });
        history["val_loss"].ShouldBe(plain.Fit(s_data, new FitOptions { Epochs = 2, Validation = s_data })["val_loss"]);

        network.Fit(s_turned, new FitOptions());
        plain.Fit(s_data, new FitOptions());
        network.Parameters.Span.ToArray().ShouldBe(plain.Parameters.Span.ToArray());

        float[] before = network.Parameters.Span.ToArray();
        Should.Throw<ArgumentException>(() => network.Fit(s_data.WithNames(["a", "b", "d"])));
        network.Parameters.Span.ToArray().ShouldBe(before);
        network.FeatureNames().ShouldBe(["a", "b", "c"]);
    }

    [Fact]
    public void ClassesOfATestSetAreThoseOfTraining()
    {
        float[] targets = [.. Enumerable.Range(0, s_data.Count).Select(i => (float)(i % 3))];
        var train = Dataset.From(new DataBlock(s_data.Features, 3), targets).WithNames(classes: ["ant", "bee", "cow"]);
        var network = TrainingReference.Recorded.Network();
        network.Fit(train);

        // A file in which no ant occurs numbers bees 0 and cows 1.
        int[] rows = [.. Enumerable.Range(0, s_data.Count).Where(i => i % 3 != 0)];
        var test = train.Rows(rows);
        var fewer = Dataset.From(new DataBlock(test.Features, 3), test.Targets.ToArray().Select(target => target - 1).ToArray()).WithNames(classes: ["bee", "cow"]);
        network.Evaluate(fewer).Loss.ShouldBe(network.Evaluate(test).Loss);
        Should.Throw<ArgumentException>(() => network.Evaluate(fewer.WithNames(classes: ["bee", "dog"]))).Message.ShouldContain("the class 'dog', which the network 'Plain'");
    }

    [Fact]
    public void AFileKeepsTheNames()
    {
        using var folder = new TemporaryFolder();
        var classes = s_data.WithNames(classes: ["no", "yes \"maybe\", ü"]);
        var network = TrainingReference.Recorded.Network();
        network.Fit(classes.WithNames(targets: []));
        network.Save(folder["a"], MinMaxScaler.Fit(s_data));

        var loaded = TrainingReference.Recorded.Network();
        loaded.Load(folder["a"], out var scaler);
        loaded.FeatureNames().ShouldBe(["a", "b", "c"]);
        loaded.TargetNames().ShouldBeEmpty();
        loaded.ClassNames().ShouldBe(classes.ClassNames);
        scaler!.Apply(s_turned).Features.ToArray().ShouldBe(scaler.Apply(s_data).Features.ToArray());
        loaded.Predict(s_turned).ShouldBe(network.Predict(s_data));

        // Weights of another file come with its names.
        TrainingReference.Recorded.Network().Save(folder["b"]);
        loaded.Load(folder["b"]);
        loaded.FeatureNames().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("compilednet.features", "[\"a\",\"b\"]", "expected 3 names in the metadata 'compilednet.features'")]
    [InlineData("compilednet.scaler.features", "[\"a\",\"b\",7]", "expected 3 names in the metadata 'compilednet.scaler.features'")]
    [InlineData("compilednet.classes", "cat", "expected a list of names")]
    public void DamagedNamesAreRefused(string key, string text, string problem)
    {
        using var folder = new TemporaryFolder();
        Fitted().Save(folder["a"], MinMaxScaler.Fit(s_data));
        var file = SafeTensors.Load(folder["a"]);
        var metadata = file.Metadata.ToDictionary();
        metadata[key] = text;
        SafeTensors.Save(folder["b"], file.Tensors, FileSeal.Seal(metadata, file.Tensors));
        var loaded = Fitted();
        Should.Throw<WeightFileException>(() => loaded.Load(folder["b"], out _)).Message.ShouldContain(problem);
        loaded.FeatureNames().ShouldBe(["a", "b", "c"]);
    }
}
