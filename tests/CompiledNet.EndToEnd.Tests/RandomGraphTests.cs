using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNet.Testing;
using CsCheck;

namespace CompiledNet.EndToEnd.Tests;

/// <summary>
/// Random graphs, compiled and interpreted. COMPILEDNET_LONG_TESTS=1 takes many more of them.
/// </summary>
public sealed class RandomGraphTests
{
    private const int PerCompilation = 20;
    private const int Batches = 2;
    private const int ChoicesPerGraph = 100;

    [Fact]
    public void Compiled_code_agrees_with_an_interpreter() =>
        Gen.Int[0, 1_000_000].Array[ChoicesPerGraph].Array[PerCompilation].Draw(Check, Batches, tries: 0);

    private static void Check(int[][] drawn)
    {
        var graphs = drawn.Select((choices, number) => new RandomGraph(number, choices)).ToList();
        var forms = NetworkForms.Compile([.. graphs.Select(graph => graph.Source)], string.Join("\n", graphs.Select(graph => graph.Blocks)), precisionsOnly: true);
        var failures = new List<string>();
        for (int i = 0; i < graphs.Count; i++)
        {
            try
            {
                Check(graphs[i], forms[i]);
            }
            catch (ConformanceException failure)
            {
                failures.Add($"graph {i}: {failure.Message}\n{graphs[i].Source.Layers}");
            }
        }

        failures.ShouldBeEmpty();
    }

    private static void Check(RandomGraph graph, NetworkForms forms)
    {
        const int Rows = 3;
        var network = forms.Double.Network;
        var description = network.Description;
        var samples = new Samples<double>(description, Rows);
        var weights = description.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Of<double>(network.Parameters.Span));
        var interpreter = new ReferenceInterpreter(graph, weights);
        double[] expected = [.. Enumerable.Range(0, Rows).SelectMany(row => interpreter.Predict(samples.Inputs.AsSpan(row * description.InputSize, description.InputSize)))];

        Agreement.Demand<double>("outputs in double", network.Infer(samples), expected, 1e-10);
        Agreement.Demand<double>("outputs in float", [.. forms.Single.Network.Infer(new Samples<float>(description, Rows)).Select(y => (double)y)], expected, 1e-5);
        BatchCheck.Predictions(forms.Single, 5e-6);

        var (loss, gradients) = network.Differentiate(samples);
        Agreement.Demand("loss", [loss], [Loss()], 1e-10);
        double[] single = [.. forms.Single.Network.Differentiate(new Samples<float>(description, Rows)).Gradients.Select(g => (double)g)];
        foreach (var parameter in description.Parameters)
        {
            double[] found = parameter.Of<double>(gradients), inSingle = parameter.Of<double>(InSingle(parameter));
            double[] values = weights[parameter.Name];

            // At most some 24 numbers of each parameter, spread evenly.
            for (int i = 0; i < values.Length; i += 1 + values.Length / 24)
            {
                double difference = Difference(values, i, 1e-5);
                if (Math.Abs(difference - found[i]) > 1e-6) difference = Difference(values, i, 1e-7);
                Agreement.Demand($"gradient {i} of {parameter.Name}", [found[i]], [difference], 1e-5);
            }

            Agreement.Demand<double>($"gradient of {parameter.Name} in float", inSingle, found, 1e-4);
        }

        double[] InSingle(ParameterDescription parameter)
        {
            // The padding of float and double differs, so that the offsets do too.
            var own = forms.Single.Description.Parameters.Single(other => other.Name == parameter.Name);
            double[] block = new double[description.ParameterLength];
            parameter.Scatter<double>(own.Of<double>(single), block);
            return block;
        }

        double Difference(double[] values, int i, double width)
        {
            double before = values[i];
            values[i] = before + width;
            double above = Loss();
            values[i] = before - width;
            double below = Loss();
            values[i] = before;
            return (above - below) / (2 * width);
        }

        double Loss()
        {
            double sum = 0;
            for (int row = 0; row < Rows; row++)
            {
                sum += samples.Weights[row] * interpreter.Loss(
                    samples.Inputs.AsSpan(row * description.InputSize, description.InputSize), samples.Targets.AsSpan(row * description.TargetSize, description.TargetSize));
            }

            return sum;
        }
    }
}
