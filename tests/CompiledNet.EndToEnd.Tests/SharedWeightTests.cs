using System;
using System.IO;
using System.Linq;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests;

/// <summary>Weights that several layers use, wherever else weights are counted, saved or moved.</summary>
public class SharedWeightTests
{
    private const int Rows = 150;

    private static readonly Samples<float> s_samples = new(new Twins().Description, Rows);

    [Fact]
    public void Are_there_once()
    {
        var twins = new Twins(1).Description;
        twins.Parameters.Select(parameter => parameter.Name).ShouldBe(["Left/1/Hidden/kernel", "Left/1/Hidden/bias", "Distance/kernel", "Distance/bias"]);
        Twins.ParameterCount.ShouldBe(6 * 16 + 16 + 16 + 1);
        twins.Layers.Sum(layer => layer.ParameterCount).ShouldBe(Twins.ParameterCount);
        var right = twins.Layers.Single(layer => layer.Name == "Right/1/Hidden");
        right.WeightsOf.ShouldBe("Left/1/Hidden");
        right.Parameters.ShouldBe(["Left/1/Hidden/kernel", "Left/1/Hidden/bias"]);
        twins.Layers.Single(layer => layer.Name == "Right/1/Dropped").WeightsOf.ShouldBeNull();
        new Twins(1).Weights.Select(weight => weight.Name).ShouldBe(twins.Parameters.Select(parameter => parameter.Name));
        new Twins(1).Summary().ShouldContain($"Total parameters: {Twins.ParameterCount}");

        var speaking = new Speaking(1).Description;
        speaking.Layers.Single(layer => layer.Name == "Next").Parameters.ShouldBe(["Words/embeddings", "Next/bias"]);
        speaking.Layers.Single(layer => layer.Name == "Next").WeightsOf.ShouldBe("Words");
        Speaking.ParameterCount.ShouldBe(7 * 4 + 2 * 3 * 4 * 4 + 2 * 3 * 4 + 7);
    }

    [Fact]
    public void Fit_a_network_that_shares_alike_and_no_other()
    {
        string path = Path.Combine(Path.GetTempPath(), $"{nameof(SharedWeightTests)}-{Guid.NewGuid():N}.safetensors");
        try
        {
            var saved = new Twins(1);
            saved.Save(path);
            Twins.FromFile(path).Parameters.Span.ToArray().ShouldBe(saved.Parameters.Span.ToArray());
            new Strangers(1).Description.Fingerprint.ShouldNotBe(saved.Description.Fingerprint);
            Should.Throw<WeightFileException>(() => Strangers.FromFile(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Have_the_sum_of_the_gradients_of_all_uses()
    {
        // Strangers with one set of weights in both towers: no dropout as nobody fits.
        INetwork<float> twins = new Twins(1), strangers = new Strangers(2);
        foreach (string tower in new[] { "Left", "Right" })
            foreach (string part in new[] { "kernel", "bias" })
                strangers.Weights[$"{tower}/1/Hidden/{part}"].Set(twins.Weights[$"Left/1/Hidden/{part}"].ToArray());
        foreach (string part in new[] { "kernel", "bias" }) strangers.Weights[$"Distance/{part}"].Set(twins.Weights[$"Distance/{part}"].ToArray());

        var (shared, apart) = (Gradients(twins), Gradients(strangers));
        foreach (string part in new[] { "kernel", "bias" })
        {
            double[] sum = [.. apart[$"Left/1/Hidden/{part}"].ToArray().Zip(apart[$"Right/1/Hidden/{part}"].ToArray(), (left, right) => (double)left + right)];
            float[] found = shared[$"Left/1/Hidden/{part}"].ToArray();
            for (int i = 0; i < sum.Length; i++) ((double)found[i]).ShouldBe(sum[i], 1e-5);
        }

        static System.Collections.Generic.IReadOnlyDictionary<string, float[]> Gradients(INetwork<float> network)
        {
            var workspace = new CompilerServices.TrainingWorkspace<float>(network.Description, Rows) { Training = false };
            network.Backpropagate(s_samples.Inputs, s_samples.Targets, default, 1, Rows, workspace);
            return network.Description.Parameters.ToDictionary(parameter => parameter.Name, parameter =>
            {
                float[] values = new float[parameter.Count];
                parameter.Gather<float>(workspace.Gradients.Span, values);
                return values;
            });
        }
    }

    [Fact]
    public void Are_penalised_once_and_drop_apart()
    {
        // A loss of 0.25 · Σ kernel² and nothing else: without a loss of its own where nothing comes in and the last layer is zero.
        var network = new Twins(1);
        foreach (var weight in network.Weights.Where(weight => weight.Name.StartsWith("Distance", StringComparison.Ordinal))) weight.Set(new float[weight.Count]);
        double penalty = 0.25 * network.Weights["Left/1/Hidden/kernel"].ToArray().Sum(value => (double)value * value);
        using var trainer = new Trainer(network, new SGD(0), 4);
        ((double)trainer.TrainOnBatch(new float[4 * Twins.InputSize], new float[4])).ShouldBe(penalty, 1e-4);

        // One input for both towers: only what is dropped makes them differ.
        network = new Twins(1);
        float[] same = [.. Enumerable.Range(0, 4 * Twins.InputSize).Select(i => (float)(i % 6 + 1) / 6)];
        using var dropping = new Trainer(network, new SGD(0), 4);
        dropping.Forward(same).ToArray().ShouldContain(value => Math.Abs(value - network.Weights["Distance/bias"].ToArray()[0]) > 1e-3f);
    }

    [Fact]
    public void Have_one_state_in_an_optimizer_and_the_same_bits_on_any_number_of_threads()
    {
        float[] expected = Fitted(1);
        foreach (int threads in new[] { 2, 3 }) Fitted(threads).ShouldBe(expected);

        static float[] Fitted(int threads)
        {
            var network = new Twins(1);
            var optimizer = new Adam(0.01f);
            network.Fit(
                Dataset.From(new DataBlock(s_samples.Inputs, Twins.InputSize), new DataBlock(s_samples.Targets, 1)),
                new FitOptions { Optimizer = optimizer, Epochs = 2, BatchSize = Rows, Threads = threads, Seed = 3 });
            network.Parameters.Span.ToArray().ShouldAllBe(value => float.IsFinite(value));
            return network.Parameters.Span.ToArray();
        }
    }

    [Fact]
    public void Are_rounded_once_for_all_uses_in_bfloat16()
    {
        var network = new Twins(1);
        var session = network.CreateBFloat16Session();
        float[] same = [.. Enumerable.Range(0, Twins.InputSize).Select(i => (float)(i % 6 + 1) / 6)], output = new float[1];
        session.Predict(same, output);
        output[0].ShouldBe(network.Weights["Distance/bias"].ToArray()[0], 1e-6f);
    }

    [Fact]
    public void Learn_to_speak()
    {
        // Each word is followed by the next one.
        float[] words = [.. Enumerable.Range(0, 7 * 5).Select(i => (float)((i / 5 + i % 5) % 7))], next = [.. words.Select(word => (word + 1) % 7)];
        var network = new Speaking(3);
        network.Fit(Dataset.From(new DataBlock(words, 5), new DataBlock(next, 5)), new FitOptions { Optimizer = new Adam(0.02f), Epochs = 200, BatchSize = 7 });
        float[] chances = new float[5 * 7];
        network.Predict(words.AsSpan(0, 5), chances);
        for (int step = 0; step < 5; step++) Enumerable.Range(0, 7).MaxBy(word => chances[step * 7 + word]).ShouldBe((int)next[step]);
    }

    [Fact]
    public void Are_drawn_as_dotted_arrows()
    {
        new Twins().ToMermaid().ShouldBe("""
            flowchart TD
                n0["<b>One</b><br/>Input<br/>(None, 6)"]
                n1["<b>Other</b><br/>Input<br/>(None, 6)"]
                n2["<b>Left/1/Hidden</b><br/>Dense(Tanh)<br/>(None, 6) → (None, 16)<br/>112 parameters"]
                n3["<b>Left/1/Dropped</b><br/>Dropout(0.5)<br/>(None, 16) → (None, 16)"]
                n4["<b>Right/1/Hidden</b><br/>Dense(Tanh)<br/>(None, 6) → (None, 16)"]
                n5["<b>Right/1/Dropped</b><br/>Dropout(0.5)<br/>(None, 16) → (None, 16)"]
                n6["<b>Difference</b><br/>Subtract<br/>(None, 16), (None, 16) → (None, 16)"]
                n7[["<b>Distance</b><br/>Dense<br/>(None, 16) → (None, 1)<br/>17 parameters"]]
                n0 --> n2
                n2 --> n3
                n1 --> n4
                n2 -. weights .-> n4
                n4 --> n5
                n3 --> n6
                n5 --> n6
                n6 --> n7

            """);
        new Speaking().ToDot().ShouldBe("""
            digraph "Speaking" {
                node [shape=record];
                n0 [label="{Tokens: Input|{{output:|(None, 5)}}}"];
                n1 [label="{Words: Embedding|{{input:|output:}|{(None, 5)|(None, 5, 4)}}}"];
                n2 [label="{Reading: GRU|{{input:|output:}|{(None, 5, 4)|(None, 5, 4)}}}"];
                n3 [label="{Next: DenseTranspose(Softmax)|{{input:|output:}|{(None, 5, 4)|(None, 5, 7)}}}", peripheries=2];
                n0 -> n1;
                n1 -> n2;
                n2 -> n3;
                n1 -> n3 [style=dotted, label="weights"];
            }

            """);
    }
}
