using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests;

/// <summary>All forms of prediction give what the form with spans gives, and generic code can do with a network what other code can.</summary>
public sealed partial class PredictionFormTests
{
    private static readonly float[][] s_samples = [[0.5f, -1, 2], [1, 0.25f, -0.5f], [-2, 1, 0]];

    [Fact]
    public void Arrays_of_any_shape_go_in_and_come_out()
    {
        var network = new Heads(seed: 3);
        float[][] expected = [.. s_samples.Select(sample => Spans(network, sample))];

        network.Predict(s_samples[1]).ShouldBe(expected[1]);
        network.Predict([0.5f, -1, 2]).ShouldBe(expected[0]);
        network.Predict(s_samples, threads: 2).ShouldBe(expected);
        float[,] rows = network.Predict(new float[,] { { 0.5f, -1, 2 }, { 1, 0.25f, -0.5f } });
        (rows.GetLength(0), rows.GetLength(1)).ShouldBe((2, 4));
        rows.Cast<float>().ShouldBe(expected[0].Concat(expected[1]));
        network.Predict(new float[0, 3]).Length.ShouldBe(0);
        network.Predict(Array.Empty<float[]>()).ShouldBeEmpty();

        Should.Throw<ArgumentException>(() => network.Predict([1f, 2])).Message.ShouldContain("The sample has 2 numbers, but the network 'Heads' takes 3");
        Should.Throw<ArgumentException>(() => network.Predict([[1f, 2, 3], [1f]])).Message.ShouldContain("Sample 1 has 1 numbers");
        Should.Throw<ArgumentException>(() => network.Predict([[1f, 2, 3], null!])).Message.ShouldContain("Sample 1 is null");
        Should.Throw<ArgumentException>(() => network.Predict(new float[2, 4])).Message.ShouldContain("A row has 4 numbers");
    }

    [Fact]
    public void Outputs_come_by_their_names()
    {
        var network = new Heads(seed: 3);
        var outputs = network.PredictOutputs(s_samples[0]);
        float[] expected = Spans(network, s_samples[0]);
        outputs.Names.ShouldBe(["Class", "Value"]);
        outputs["Class"].ShouldBe(expected[..3]);
        outputs["Value"].ShouldBe(expected[3..]);
        Should.Throw<KeyNotFoundException>(() => outputs["class"]).Message.ShouldContain("no output 'class'; it has Class, Value");

        var all = network.PredictOutputs(Dataset.From(s_samples, new float[3]));
        all["Class"].ShouldBe(s_samples.SelectMany(sample => Spans(network, sample)[..3]));
        all["Value"].ShouldBe(s_samples.SelectMany(sample => Spans(network, sample)[3..]));
    }

    [Fact]
    public void A_class_has_an_index_a_name_and_a_probability()
    {
        var network = new Heads(seed: 3);
        float[] probabilities = Spans(network, s_samples[0])[..3];
        int best = Array.IndexOf(probabilities, probabilities.Max());
        network.PredictClass(s_samples[0], "Class").ShouldBe(new ClassPrediction(best, null, probabilities[best]));
        Should.Throw<ArgumentException>(() => network.PredictClass(s_samples[0])).Message.ShouldContain("several outputs");
        Should.Throw<ArgumentException>(() => network.PredictClass(s_samples[0], "Other")).Message.ShouldContain("no output 'Other'");

        var data = Dataset.FromCsv(new StringReader("a,b,c,y\n0.5,-1,2,cat\n1,0.25,-0.5,dog\n-2,1,0,cat\n"), "y");
        var pets = new Pets(seed: 1);
        pets.Fit(data, new FitOptions { Optimizer = new SGD(1), Epochs = 200 });
        var found = pets.PredictClasses(data);
        found.Select(prediction => prediction.Name).ShouldBe(["cat", "dog", "cat"]);
        found.Select(prediction => prediction.Index).ShouldBe([0, 1, 0]);
        float p = pets.Predict(data.FeatureRow(0))[0];
        found[0].Probability.ShouldBe(1 - p);
        pets.Clone().PredictClass(data.FeatureRow(1)).Name.ShouldBe("dog");

        // Raw rows, their columns in another order: a clone takes them as the network does.
        var rows = Table.FromCsv(new StringReader("c,y,b,a\n2,cat,-1,0.5\n-0.5,dog,0.25,1\n"));
        Should.Throw<InvalidOperationException>(() => pets.PredictClasses(rows)).Message.ShouldContain("no pipeline");
        pets.Attach(Pipeline.Fit(rows, "y"));
        pets.Clone().PredictClasses(rows.Without("y")).ShouldBe([found[0], found[1]]);

        pets.Change(block => block.Fill(float.NaN));
        Should.Throw<InvalidOperationException>(() => pets.PredictClass(data.FeatureRow(0))).Message.ShouldContain("NaN, which is no probability");
    }

    /// <summary>
    /// Before, a logit of 0.3 was class 0 with a probability of 0.7, as 0.3 lies between 0 and 1, and everything was class 1 where a layer without activation came behind the sigmoid; a
    /// block was taken for probabilities whatever its loss takes.
    /// </summary>
    [Fact]
    public void What_a_score_stands_for_is_what_its_loss_takes()
    {
        var data = Dataset.From([[0.3f, 0, 0], [-0.3f, 0, 0]], [1f, 0]);
        foreach (INetwork<float> network in (INetwork<float>[])[new Logit(), new LogitOfABlock()])
        {
            foreach (var weight in network.Weights) weight.Set(new float[weight.Count]);
            network.Weights.First(weight => weight.Name.EndsWith("/kernel", StringComparison.Ordinal)).Set([1, 0, 0]);
            network.ClassThreshold().ShouldBe(0);
            Should.Throw<InvalidOperationException>(() => network.PredictClass(data.FeatureRow(0))).Message.ShouldContain("gives logits, as its loss is declared with FromLogits, no probabilities");
            var result = network.Classify(Dataset.From([[0.3f, 0, 0], [0.1f, 0, 0]], [1f, 0]));
            result.Predicted.ToArray().ShouldBe([1, 1]);
            result.AreProbabilities.ShouldBeFalse();
        }

        var turned = new Turned();
        turned.Weights["dense/kernel"].Set([1, 0, 0]);
        turned.ClassThreshold().ShouldBe(0.5f);
        turned.Classify(data).Predicted.ToArray().ShouldBe([1, 0]);
        turned.PredictClasses(data).Select(found => found.Index).ShouldBe([1, 0]);
    }

    /// <summary>Before, the network went on with its own pipeline and names of classes, and the weights of another.</summary>
    [Fact]
    public void Weights_that_belong_to_other_rows_do_not_take_the_place_of_others()
    {
        var rows = Table.FromCsv(new StringReader("a,b,c,y\n0.5,-1,2,cat\n1,0.25,-0.5,dog\n-2,1,0,cat\n"));
        var (live, scaled, other, same) = (Fitted("y", Scale.Standard("a")), Fitted("y", Scale.MinMax("a")), new Pets(seed: 2), Fitted("y", Scale.Standard("a")));
        float[] before = live.Parameters.ToArray();
        Should.Throw<ArgumentException>(() => live.Replace(scaled)).Message.ShouldContain("another pipeline than the one that this network applies to raw rows");
        other.Fit(Dataset.FromCsv(new StringReader("a,b,c,y\n0.5,-1,2,ant\n1,0.25,-0.5,bee\n"), "y"), new FitOptions());
        Should.Throw<ArgumentException>(() => live.Replace(other)).Message.ShouldContain("knows the classes \"cat, dog\", but the weights of Pets belong to \"ant, bee\"");
        Should.Throw<ArgumentException>(() => live.Weights.CopyFrom(other)).Message.ShouldContain("ant, bee");
        Should.Throw<ArgumentException>(() => live.Weights.SetToMean(live, other)).Message.ShouldContain("ant, bee");
        Should.Throw<ArgumentException>(() => live.Weights.Blend(other, 0.5)).Message.ShouldContain("ant, bee");
        live.Parameters.ToArray().ShouldBe(before);
        same.Weights["dense/bias"].Set([7]);
        live.Replace(same);
        live.Weights["dense/bias"].ToArray().ShouldBe([7]);
        live.Replace(new Pets(seed: 3));
        live.Weights.CopyFrom(other, LoadMode.ByName).IsComplete.ShouldBeTrue();

        Pets Fitted(string target, PipelineStep step)
        {
            var network = new Pets(seed: 1);
            var pipeline = Pipeline.Fit(rows, target, step);
            network.Attach(pipeline);
            network.Fit(pipeline.Apply(rows), new FitOptions());
            return network;
        }
    }

    [Fact]
    public void Generic_code_makes_clones_and_describes_networks()
    {
        Check<Heads>();
        Check<Pets>();

        static void Check<TNetwork>() where TNetwork : class, INetwork<TNetwork, float>
        {
            TNetwork.Describe().InputSize.ShouldBe(3);
            var network = TNetwork.Create(7);
            var clone = network.Clone();
            clone.Parameters.Span.ToArray().ShouldBe(network.Parameters.Span.ToArray());
            TNetwork.Create(null).Parameters.Span.ToArray().ShouldAllBe(value => value == 0);
            float[] expected = network.Predict(s_samples[0]), output = new float[expected.Length];
            clone.CreateSession().Predict(s_samples[0], output);
            output.ShouldBe(expected);

            network.Clear();
            clone.Predict(s_samples[0]).ShouldBe(expected);
            string path = Path.Combine(Path.GetTempPath(), $"compilednet-{Guid.NewGuid():N}.safetensors");
            try
            {
                clone.Save(path);
                TNetwork.FromFile(path).Predict(s_samples[0]).ShouldBe(expected);
            }
            finally
            {
                File.Delete(path);
            }
        }
    }

    private static float[] Spans(Heads network, float[] sample)
    {
        float[] output = new float[Heads.OutputSize];
        network.Predict(sample, output);
        return output;
    }

    [Network]
    public sealed partial class Heads
    {
        [Input(3)] public partial Node X { get; }

        [Dense<Tanh>(4)] public partial Node Stem { get; }

        [Dense<Softmax>(3), Output<SparseCategoricalCrossentropy>] public partial Node Class { get; }

        [Dense(1, From = nameof(Stem)), Output<MeanSquaredError>] public partial Node Value { get; }
    }

    [Network]
    [Input(3)]
    [Dense<Sigmoid>(1)]
    [Loss<BinaryCrossentropy>]
    public sealed partial class Pets;

    [Network]
    [Input(3)]
    [Dense(1)]
    [Loss<BinaryCrossentropy>(FromLogits = true)]
    public sealed partial class Logit;

    [Network]
    [Input(3)]
    [Block<Scored>]
    [Loss<BinaryCrossentropy>(FromLogits = true)]
    public sealed partial class LogitOfABlock;

    [Block]
    public sealed partial class Scored
    {
        [Input] public partial Node X { get; }

        [Dense(1)] public partial Node Score { get; }
    }

    [Network]
    [Input(3)]
    [Dense<Sigmoid>(1)]
    [Reshape(1)]
    [Loss<BinaryCrossentropy>]
    public sealed partial class Turned;
}
