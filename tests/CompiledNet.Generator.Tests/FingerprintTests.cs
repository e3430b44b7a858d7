using System.Collections.Generic;
using System.Linq;
using CompiledNet.Testing;

namespace CompiledNet.Generator.Tests;

/// <summary>Which networks may exchange their weights: those whose predictions compute the same, and no others.</summary>
public class FingerprintTests
{
    // Pairs that loaded into each other without a word, each computing something else.
    private static readonly (string Input, string One, string Other)[] s_different =
    [
        ("8, 4", "Conv1D(4, 2, DilationRate = new[] { 1 }, Padding = Padding.Causal)", "Conv1D(4, 2, DilationRate = new[] { 2 }, Padding = Padding.Causal)"),
        ("8, 4", "Conv1D(4, 3, Padding = Padding.Same)", "Conv1D(4, 3, Padding = Padding.Causal)"),
        ("8", "Dense<LeakyReLU>(4, ActivationArguments = new[] { 0.1 })", "Dense<LeakyReLU>(4, ActivationArguments = new[] { 0.9 })"),
        ("8", "LayerNormalization(Epsilon = 1e-3)", "LayerNormalization(Epsilon = 0.5)"),
        ("8", "GroupNormalization(2)", "GroupNormalization(4)"),
        ("8, 4", "GRU(3)", "GRU(3, GoBackwards = true)"),
        ("8, 4", "GRU(3, ReturnSequences = true)", "GRU(3, GoBackwards = true, ReturnSequences = true)"),
        ("8, 4", "LSTM(3)", "LSTM(3, Stateful = true)"),
        ("8, 4", "LSTM<Tanh, Sigmoid>(3)", "LSTM<Tanh, HardSigmoid>(3)"),
        ("8, 4", "GRU(3, Bidirectional = Bidirectional.Sum)", "GRU(3, Bidirectional = Bidirectional.Mul)"),
        ("8, 4", "MultiHeadAttention(2, 3)", "MultiHeadAttention(2, 3, UseCausalMask = true)"),
        ("8", "Rescaling(2)", "Rescaling(3)"),
        ("8", "Rescaling(2, 1)", "Rescaling(2, -1)"),
        ("8", "Embedding(5, 4)", "Embedding(5, 4, MaskZero = true)"),
        ("4, 4, 2", "Permute(2, 1, 3)", "Permute(1, 2, 3)"),
        ("8, 4", "ZeroPadding1D(1, 3)", "ZeroPadding1D(3, 1)"),
        ("8, 4", "Cropping1D(1, 3)", "Cropping1D(3, 1)"),
        ("8, 4", "PositionalEncoding", "PositionalEncoding(MaxWavelength = 100)"),
        ("8, 4", "Masking", "Masking(1)"),
        ("8, 4", "MaxPooling1D(2)", "AveragePooling1D(2)"),
        ("9, 4", "MaxPooling1D(3, Strides = new[] { 2 })", "MaxPooling1D(2, Strides = new[] { 2 })"),
        ("8", "GLU<Sigmoid>", "GLU<Tanh>"),
        ("8", "GLU", "GatedTanh"),
        ("8", "CategoryEncoding(5, OutputMode = OutputMode.MultiHot)", "CategoryEncoding(5, OutputMode = OutputMode.Count)"),
        ("8", "Dense<Leaky>(4)", "Dense<Leaky>(4, ActivationArguments = new[] { 0.5 })"),
        ("8, 4", "TimeDistributed<One>", "TimeDistributed<Two>"),
        ("8, 4", "Recurrent<SumCell>", "Recurrent<ProductCell>"),
        ("8, 4", "Recurrent<SumCell>", "Recurrent<SumCell>(GoBackwards = true)"),
        ("8, 4", "Recurrent<SumCell>", "Recurrent<LateCell>"),
    ];

    // Pairs that were refused, each predicting the same; a written default is the same as none, however it is spelled.
    private static readonly (string Input, string One, string Other)[] s_same =
    [
        ("8", "Dense(4), Dropout(0.2)", "Dense(4), Dropout(0.3)"),
        ("8", "Dense(4), Dropout(0.2), Dense(4, Name = \"b\")", "Dense(4), Dense(4, Name = \"b\")"),
        ("8", "Dropout(0.2), GaussianNoise(0.1), Dense(4), AlphaDropout(0.1)", "Dense(4), GaussianDropout(0.1)"),
        ("8, 4", "SpatialDropout1D(0.2), LSTM(3, Dropout = 0.1, RecurrentDropout = 0.2)", "LSTM(3)"),
        ("8, 4", "MultiHeadAttention(2, 3, Dropout = 0.1)", "MultiHeadAttention(2, 3, ValueDim = 3)"),
        ("8", "Dense<ReLU>(4, Name = \"a\"), Dense(4, Name = \"b\")", "Dense<ReLU>(4, Name = \"a\", Trainable = false), Dense(4, Name = \"b\")"),
        ("8", "Dense(4), BatchNormalization(Momentum = 0.9)", "Dense(4), BatchNormalization(Trainable = false)"),
        ("8", "Dense(4, KernelRegularizer = typeof(L2), KernelInitializer = typeof(HeNormal))", "Dense(4, BiasConstraint = typeof(NonNeg))"),
        ("8", "Dense(4)", "Dense<Linear>(4)"),
        ("8", "Dense<LeakyReLU>(4)", "Dense<LeakyReLU>(4, ActivationArguments = new[] { 0.3 })"),
        ("8", "Dense<ELU>(4, ActivationArguments = new[] { 1.0 })", "Dense<ELU>(4)"),
        ("8", "Dense<Leaky>(4)", "Dense<Leaky>(4, ActivationArguments = new[] { 0.25, 2 })"),
        ("8, 4", "Conv1D(4, 3, Strides = new[] { 1 }, Algorithm = ConvolutionAlgorithm.Direct)", "Conv1D(4, 3, DilationRate = new[] { 1 })"),
        ("8, 8, 2", "Conv2D(4, 3)", "Conv2D(4, 3, 3)"),
        ("8, 8, 2", "MaxPooling2D", "MaxPooling2D(2, 2, Strides = new[] { 2 })"),
        ("8", "Reshape(4, 2), Flatten", "Reshape(-1, 2), Flatten"),
        ("8", "Normalization", "Normalization(Mean = new[] { 0.5 }, Variance = new[] { 2.0 })"),
        ("8, 4", "LSTM(3, UnitForgetBias = false)", "LSTM<Tanh, Sigmoid>(3)"),
        ("8, 4", "Recurrent<SumCell>", "Recurrent<RenamedCell>"),
        ("8", "Dense(4), Flatten(Name = \"x\")", "Dense(4), Flatten(Name = \"y\")"),
    ];

    private const string Cells = """
        [Block] partial class One { [Input] public partial Node X { get; } [Rescaling(2)] public partial Node Y { get; } }
        [Block] partial class Two { [Input] public partial Node X { get; } [Rescaling(3)] public partial Node Y { get; } }
        [Block] partial class SumCell { [Input] public partial Node X { get; } [State(4, Next = nameof(H))] public partial Node B { get; } [Add(nameof(X), nameof(B))] public partial Node H { get; } }
        [Block] partial class RenamedCell { [Input] public partial Node Frame { get; } [State(4, Next = nameof(Total))] public partial Node Past { get; } [Add(nameof(Frame), nameof(Past))] public partial Node Total { get; } }
        [Block] partial class ProductCell { [Input] public partial Node X { get; } [State(4, Next = nameof(H))] public partial Node B { get; } [Multiply(nameof(X), nameof(B))] public partial Node H { get; } }
        [Block] partial class LateCell { [Input] public partial Node X { get; } [State(4, Next = nameof(X))] public partial Node B { get; } [Add(nameof(X), nameof(B))] public partial Node H { get; } }
        """;

    [Fact]
    public void Networks_that_compute_something_else_have_other_fingerprints() => Compare(s_different, expected: false);

    [Fact]
    public void Networks_that_predict_the_same_have_one_fingerprint() => Compare(s_same, expected: true);

    [Fact]
    public void The_order_of_a_declaration_does_not_matter_but_that_of_inputs_and_outputs_does()
    {
        const string Inputs = "[Input(4)] public partial Node X { get; } [Input(4)] public partial Node Z { get; }";
        const string A = "[Dense<ReLU>(3, From = nameof(X))] public partial Node A { get; }", B = "[Dense(3, From = nameof(Z))] public partial Node B { get; }";
        string Graph(string name, string inputs, string middle, string last) => $"[Network(VectorWidths = VectorWidths.V128)] partial class {name} {{ {inputs} {middle} {last} }}";
        const string Sum = "[Subtract(nameof(A), nameof(B))] public partial Node S { get; }", Difference = "[Subtract(nameof(B), nameof(A))] public partial Node S { get; }";
        const string Swapped = "[Input(4)] public partial Node Z { get; } [Input(4)] public partial Node X { get; }";
        var found = DescribedNetworks.Of(Sources.File(string.Join("\n", Graph("First", Inputs, A + B, Sum), Graph("Second", Inputs, B + A, Sum), Graph("Third", Inputs, A + B, Difference), Graph("Fourth", Swapped, A + B, Sum))));

        found["Demo.Second"].Fingerprint.ShouldBe(found["Demo.First"].Fingerprint);
        found["Demo.Third"].Fingerprint.ShouldNotBe(found["Demo.First"].Fingerprint);
        found["Demo.Fourth"].Fingerprint.ShouldNotBe(found["Demo.First"].Fingerprint);
    }

    private static void Compare((string Input, string One, string Other)[] pairs, bool expected)
    {
        var classes = pairs.SelectMany((pair, i) => new[] { Network($"One{i}", pair.Input, pair.One), Network($"Other{i}", pair.Input, pair.Other) });
        var found = DescribedNetworks.Of(Sources.File(Cells + string.Join("\n", classes)), Sources.Traits);
        var wrong = new List<string>();
        for (int i = 0; i < pairs.Length; i++)
            if (found[$"Demo.One{i}"].Fingerprint == found[$"Demo.Other{i}"].Fingerprint != expected) wrong.Add($"{pairs[i].One} | {pairs[i].Other}");
        wrong.ShouldBeEmpty();
    }

    private static string Network(string name, string input, string layers) => $"[Network(VectorWidths = VectorWidths.V128), Input({input}), {layers}] partial class {name};";
}
