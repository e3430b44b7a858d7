using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Numerics;
using System.Text.Json;
using CompiledNet.CompilerServices;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>NaN wherever it is in a window, or among what is merged, comes out as in PyTorch, and its gradient goes back.</summary>
public sealed class MissingValueTests
{
    private static readonly Lazy<Dictionary<string, NetworkForms>> s_networks = new(() => NetworkForms.Compile(
    [
        new("sequence of lone numbers", "[Input(8, 1)] [Dense(1)] [MaxPooling1D] [Loss<MeanSquaredError>]"),
        new("sequence", "[Input(7, 1)] [Dense(5)] [MaxPooling1D(3, Strides = [1])] [Loss<MeanSquaredError>]"),
        new("whole sequence", "[Input(25, 1)] [Dense(5)] [GlobalMaxPooling1D] [Loss<MeanSquaredError>]"),
        new("image", "[Input(4, 6, 1)] [Dense(5)] [MaxPooling2D] [Loss<MeanSquaredError>]"),
        new("convolution", "[Input(4, 6, 1)] [Conv2D(16, 1)] [MaxPooling2D] [Loss<MeanSquaredError>]"),
        new("larger of two", "A: [Input(19, 1)] | B: [Input(19, 1)] | C: [Dense(1, From = nameof(A))] | D: [Dense(1, From = nameof(B))] | E: [Maximum(nameof(C), nameof(D)), Output<MeanSquaredError>]"),
        new("smaller of two", "A: [Input(19, 1)] | B: [Input(19, 1)] | C: [Dense(1, From = nameof(A))] | D: [Dense(1, From = nameof(B))] | E: [Minimum(nameof(C), nameof(D)), Output<MeanSquaredError>]"),
    ], everyWidth: true).ToDictionary(forms => forms.Source.Name));

    public static TheoryData<string> Names =>
        ["sequence of lone numbers", "sequence", "whole sequence", "image", "convolution", "larger of two", "smaller of two"];

    [Theory, MemberData(nameof(Names))]
    public void Come_out_as_in_PyTorch(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", "missing.json")));
        double[][] expected = [.. document.RootElement.GetProperty(name).EnumerateArray().Select(row => row.EnumerateArray().Select(Number).ToArray())];
        var forms = s_networks.Value[name];
        foreach (var form in forms.OtherWidths.Prepend(forms.Single)) Check(form, expected, name);
        Check(forms.Double, expected, name);
    }

    private static void Check<T>(NetworkForm<T> form, double[][] expected, string name) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var network = form.Network;
        foreach (var parameter in network.Description.Parameters)
        {
            var values = new T[parameter.Count];
            Array.Fill(values, parameter.Shape.Count > 1 ? T.One : T.Zero);
            network.Weights[parameter.Name].Set(values);
        }

        int rows = expected.Length;
        T[] inputs = [.. Enumerable.Range(0, rows).SelectMany(place => Sample<T>(rows, place, network.Description.InputSize))];
        double[] all = [.. expected.SelectMany(row => row)];
        var outputs = new T[all.Length];
        network.Infer(inputs, outputs, rows, new InferenceWorkspace<T>(network.Description, rows));
        Compare(outputs, all, $"{name} as a batch");
        for (int row = 0; row < rows; row++) form.Predict(inputs.AsSpan(row * inputs.Length / rows, inputs.Length / rows), outputs.AsSpan(row * outputs.Length / rows, outputs.Length / rows));
        Compare(outputs, all, $"{name} one by one");

        for (int row = 0; row < rows; row++)
        {
            var workspace = network.Workspace(1);
            network.Backpropagate(inputs.AsSpan(row * inputs.Length / rows, inputs.Length / rows), new T[outputs.Length / rows], default, T.One, 1, workspace);
            Compare(workspace.Outputs, expected[row], $"{name} while training, row {row}");
            foreach (var parameter in network.Description.Parameters)
                parameter.Of<T>(workspace.Gradients.Span).All(T.IsNaN).ShouldBeTrue($"{name}: gradient of {parameter.Name}, row {row}");
        }
    }

    private static void Compare<T>(T[] actual, double[] expected, string what) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        actual.Length.ShouldBe(expected.Length, what);
        for (int i = 0; i < expected.Length; i++)
        {
            double value = double.CreateChecked(actual[i]);
            (double.IsNaN(expected[i]) ? double.IsNaN(value) : Math.Abs(value - expected[i]) < 1e-6).ShouldBeTrue($"{what}: {value} at {i}, should be {expected[i]}");
        }
    }

    // One number a position; of two inputs the second is the first from back to front.
    private static IEnumerable<T> Sample<T>(int length, int place, int size) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] x = [.. Enumerable.Range(0, length).Select(i => i == place ? T.NaN : T.CreateChecked(Math.Sin(i * 1.7)))];
        return size == length ? x : x.Concat(x.Reverse());
    }

    private static double Number(JsonElement element) => element.ValueKind == JsonValueKind.String ? double.NaN : element.GetDouble();
}
