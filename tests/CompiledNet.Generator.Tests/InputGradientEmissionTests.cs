using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using CompiledNet.Testing;

namespace CompiledNet.Generator.Tests;

/// <summary>Gradients of inputs cost those who ask for them: a network that does not has not a line of code more for it.</summary>
public partial class InputGradientEmissionTests
{
    private static readonly string[] s_words = ["HasInputGradients", "workspace.InputGradients", "ref float inputGradients", "ref inputGradients"];

    [Theory]
    [InlineData("Input(6), Dense<Tanh>(5), Dense<Softmax>(3), Loss<CategoricalCrossentropy>")]
    [InlineData("Input(16), Dense<Tanh>(5), Dense<Softmax>(3), Loss<CategoricalCrossentropy>")]
    [InlineData("Input(8, 8, 1), Conv2D<ReLU>(6, 3, Strides = [2]), Flatten, Dense(2), Loss<MeanSquaredError>")]
    [InlineData("Input(8, 8, 2), Conv2D<ReLU>(4, 3), BatchNormalization, MaxPooling2D, Flatten, Dense(2), Loss<MeanSquaredError>")]
    [InlineData("Input(5, 3), LSTM(4, ReturnSequences = true), MultiHeadAttention(2, 2), GlobalAveragePooling1D, Dense(1), Loss<MeanSquaredError>")]
    [InlineData("Input(6), Embedding(9, 4), GRU(3), Dense(1), Loss<MeanSquaredError>")]
    public void Who_does_not_ask_pays_nothing(string layers)
    {
        var plain = Emitted($"[Network, {layers}] partial class Net;");
        var asking = Emitted($"[Network(InputGradients = true), {layers}] partial class Net;");

        plain.ShouldNotContain(line => IsOfInputGradients(line));
        asking.Count(IsOfInputGradients).ShouldBeGreaterThan(2);
        // What stops where nothing before is trained is the one thing that an asking network cannot have.
        var more = plain.ToList();
        // Layers may hand them out themselves.
        foreach (string line in asking) more.Remove(line.Replace(", ref inputGradients", "", StringComparison.Ordinal).Replace(", ref float inputGradients", "", StringComparison.Ordinal));
        more.Where(line => !line.Contains("FirstTrained", StringComparison.Ordinal) && !line.Contains("TrainsBefore", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static bool IsOfInputGradients(string line) =>
        s_words.Any(word => line.Contains(word, StringComparison.Ordinal));

    // Without the numbers, as offsets move where there is more to lay out, and names of methods end in digits of their text.
    private static List<string> Emitted(string source)
    {
        var result = GeneratorHost.Run(Sources.File(source));
        result.CompilerDiagnostics.ShouldBeEmpty();
        return [.. result.Files.Values.SelectMany(text => text.Split('\n')).Select(line => Digits().Replace(line, "#"))];
    }

    [GeneratedRegex("_[0-9a-f]{8}|[0-9]+")]
    private static partial Regex Digits();
}
