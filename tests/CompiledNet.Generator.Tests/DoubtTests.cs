using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CompiledNet.Generator.Checks;
using CompiledNet.Generator.Reading;
using CompiledNet.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Generator.Tests;

/// <summary>What compiles, but is hardly meant: said once, on the attribute, as loudly as the project wants.</summary>
public class DoubtTests
{
    private const string Probabilities = "BinaryCrossentropy takes probabilities: use the activation Sigmoid";

    // What a declaration gets, one of a kind each.
    private static readonly (string Layers, string Expected)[] Doubtful =
    [
        ("Dense<Softmax>(1), Loss<BinaryCrossentropy>", "CN0047 at 'Dense<Softmax>(1)': 'dense' applies Softmax to one number, which always gives 1: use Sigmoid for yes or no, or one unit for each class"),
        ("Dense(1), Softmax, Dense(2), Loss<MeanSquaredError>", "CN0047 at 'Softmax': 'softmax' applies Softmax to one number, which always gives 1: use Sigmoid for yes or no, or one unit for each class"),
        ("Dense<Softmax>(3), Loss<CategoricalCrossentropy>(FromLogits = true)", "CN0048 at 'Loss<CategoricalCrossentropy>(FromLogits = true)': 'dense' applies Softmax, but CategoricalCrossentropy with FromLogits = true takes the numbers before it: remove FromLogits or the activation"),
        ("Dense(3), Activation<Softmax>, Flatten, Loss<SparseCategoricalCrossentropy>(FromLogits = true)", "CN0048 at 'Loss<SparseCategoricalCrossentropy>(FromLogits = true)': 'flatten' applies Softmax, but SparseCategoricalCrossentropy with FromLogits = true takes the numbers before it: remove FromLogits or the activation"),
        ("Dense<Sigmoid>(1), Loss<BinaryCrossentropy>(FromLogits = true)", "CN0048 at 'Loss<BinaryCrossentropy>(FromLogits = true)': 'dense' applies Sigmoid, but BinaryCrossentropy with FromLogits = true takes the numbers before it: remove FromLogits or the activation"),
        ("Dense(1), Loss<BinaryCrossentropy>", $"CN0049 at 'Loss<BinaryCrossentropy>': 'dense' gives numbers of any size (no activation), but {Probabilities}, or none and FromLogits = true"),
        ("Dense(1), Activation<Linear>, Dropout(0.5), Loss<BinaryCrossentropy>", $"CN0049 at 'Loss<BinaryCrossentropy>': 'dropout' gives numbers of any size (no activation), but {Probabilities}, or none and FromLogits = true"),
        ("Dense<ReLU>(1), Loss<BinaryCrossentropy>", $"CN0049 at 'Loss<BinaryCrossentropy>': 'dense' gives numbers from 0 up (ReLU), but {Probabilities}"),
        ("Dense<Tanh>(1), Loss<BinaryCrossentropy>", $"CN0049 at 'Loss<BinaryCrossentropy>': 'dense' gives numbers from -1 to 1 (Tanh), but {Probabilities}"),
        ("Dense<ReLU>(1), Loss<BinaryCrossentropy>(FromLogits = true)", "CN0049 at 'Loss<BinaryCrossentropy>(FromLogits = true)': 'dense' gives numbers from 0 up (ReLU), but BinaryCrossentropy takes logits of any size and either sign: remove the activation"),
        ("Dense(3), Loss<SparseCategoricalCrossentropy>", "CN0049 at 'Loss<SparseCategoricalCrossentropy>': 'dense' gives numbers of any size (no activation), but SparseCategoricalCrossentropy takes probabilities: use the activation Softmax, or none and FromLogits = true"),
        ("Dense(1), Loss<Poisson>", "CN0049 at 'Loss<Poisson>': 'dense' gives numbers of any size (no activation), but Poisson takes rates above 0: use the activation Exponential or Softplus"),
        ("Dense(3), Loss<KLDivergence>", "CN0049 at 'Loss<KLDivergence>': 'dense' gives numbers of any size (no activation), but KLDivergence takes probabilities: use the activation Softmax"),
        ("Dense<Sigmoid>(1), Loss<Hinge>", "CN0049 at 'Loss<Hinge>': 'dense' gives numbers from 0 to 1 (Sigmoid), but Hinge takes scores of either sign: use the activation Tanh or none"),
        ("Dense<Sigmoid>(1), Loss<SparseCategoricalCrossentropy>", "CN0050 at 'Loss<SparseCategoricalCrossentropy>': 'dense' gives by Sigmoid a probability for each number by itself, but SparseCategoricalCrossentropy takes those of classes of which one is right: use Softmax with a unit for each class, or BinaryCrossentropy"),
        ("Dense<Softmax>(3), Loss<BinaryCrossentropy>", "CN0051 at 'Loss<BinaryCrossentropy>': 'dense' shares 1 out among its numbers by Softmax, while BinaryCrossentropy takes each as a label by itself: use CategoricalCrossentropy for classes of which one is right, or Sigmoid for labels that may hold together"),
        ("Dense<Sigmoid>(2), Loss<BinaryFocalCrossentropy>(FromLogits = true)", "CN0048 at 'Loss<BinaryFocalCrossentropy>(FromLogits = true)': 'dense' applies Sigmoid, but BinaryFocalCrossentropy with FromLogits = true takes the numbers before it: remove FromLogits or the activation"),
        ("Dense<Softmax>(3), Loss<CategoricalFocalCrossentropy>(FromLogits = true)", "CN0048 at 'Loss<CategoricalFocalCrossentropy>(FromLogits = true)': 'dense' applies Softmax, but CategoricalFocalCrossentropy with FromLogits = true takes the numbers before it: remove FromLogits or the activation"),
        ("Dense<Sigmoid>(2), Loss<CategoricalFocalCrossentropy>", "CN0050 at 'Loss<CategoricalFocalCrossentropy>': 'dense' gives by Sigmoid a probability for each number by itself, but CategoricalFocalCrossentropy takes those of classes of which one is right: use Softmax with a unit for each class, or BinaryFocalCrossentropy"),
        ("Dense<Softmax>(3), Loss<BinaryFocalCrossentropy>", "CN0051 at 'Loss<BinaryFocalCrossentropy>': 'dense' shares 1 out among its numbers by Softmax, while BinaryFocalCrossentropy takes each as a label by itself: use CategoricalFocalCrossentropy for classes of which one is right, or Sigmoid for labels that may hold together"),
        ("Dense(3), Loss<Dice>", "CN0049 at 'Loss<Dice>': 'dense' gives numbers of any size (no activation), but Dice takes numbers from 0 to 1: use the activation Sigmoid or Softmax"),
        ("Dense<Softmax>(3), Loss<NegativeLogLikelihood>", "CN0049 at 'Loss<NegativeLogLikelihood>': 'dense' gives numbers from 0 to 1 (Softmax), but NegativeLogLikelihood takes logarithms of probabilities: use SparseCategoricalCrossentropy, which takes probabilities"),
        ("Dense(3), Loss<CTC>", "CN0049 at 'Loss<CTC>': 'dense' gives numbers of any size (no activation), but CTC takes probabilities: use the activation Softmax, or none and FromLogits = true"),
        ("Reshape(8, 1), Conv1D(3, 2), GlobalAveragePooling1D, Loss<BinaryCrossentropy>", $"CN0049 at 'Loss<BinaryCrossentropy>': 'global_average_pooling1d' gives numbers of any size (no activation), but {Probabilities}, or none and FromLogits = true"),
        ("Reshape(8, 1), Conv1D<Sigmoid>(3, 2), MaxPooling1D, Flatten, Loss<BinaryCrossentropy>(FromLogits = true)", "CN0048 at 'Loss<BinaryCrossentropy>(FromLogits = true)': 'flatten' applies Sigmoid, but BinaryCrossentropy with FromLogits = true takes the numbers before it: remove FromLogits or the activation"),
        ("Dense(4), Dense(1), Loss<MeanSquaredError>", "CN0052 at 'Dense(4)': 'dense' has no activation, so that it and 'dense_1' are one linear layer together: give it an activation, unless a bottleneck is meant"),
    ];

    [Fact]
    public void A_doubt_is_said_on_its_attribute()
    {
        var result = GeneratorHost.Run([.. Doubtful.Select((pair, index) => Sources.File($"[Network, Input(8), {pair.Layers}] partial class Net{index};"))]);

        Declared.ByFile(result).ShouldBe(Doubtful.Select(pair => pair.Expected));
        result.CompilerDiagnostics.ShouldBeEmpty();
        result.Diagnostics.ShouldAllBe(diagnostic => diagnostic.Severity == (diagnostic.Id == "CN0051" || diagnostic.Id == "CN0052" ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning));
    }

    // What two layers of one kind give is looked through where they meet, however often ways meet.
    [Fact]
    public void A_doubt_is_seen_through_merges()
    {
        string ladder = string.Join(" ", Enumerable.Range(1, 60).Select(i => $"[Average(nameof(A{i - 1}), nameof(B{i - 1}))] public partial Node A{i} {{ get; }} [Maximum(nameof(A{i - 1}), nameof(B{i - 1}))] public partial Node B{i} {{ get; }}"));
        Declared.Wrongly($$"""
            [Network] partial class Net
            {
                [Input(8)] public partial Node X { get; }
                [Dense<Sigmoid>(3)] public partial Node A0 { get; }
                [Dense<Sigmoid>(3, From = nameof(X))] public partial Node B0 { get; }
                [Dense<Tanh>(3, From = nameof(X))] public partial Node C { get; }
                {{ladder}}
                [Concatenate(nameof(A60), nameof(B60)), Output<BinaryCrossentropy>(FromLogits = true)] public partial Node Y { get; }
                [Concatenate(nameof(A0), nameof(C)), Output<BinaryCrossentropy>(FromLogits = true)] public partial Node Z { get; }
            }
            """,
            "CN0048 at 'Output<BinaryCrossentropy>(FromLogits = true)': 'Y' applies Sigmoid, but BinaryCrossentropy with FromLogits = true takes the numbers before it: remove FromLogits or the activation");
    }

    [Fact]
    public void What_is_meant_is_left_alone()
    {
        string[] stacks =
        [
            "Dense<Sigmoid>(1), Loss<BinaryCrossentropy>", "Dense(1), Loss<BinaryCrossentropy>(FromLogits = true)", "Dense<HardSigmoid>(3), Loss<BinaryCrossentropy>",
            "Dense<Softmax>(2), Loss<BinaryCrossentropy>", "Dense<Softmax>(3), Loss<CategoricalCrossentropy>", "Dense(3), Softmax, Loss<SparseCategoricalCrossentropy>",
            "Dense(3), Loss<SparseCategoricalCrossentropy>(FromLogits = true)", "Dense<ReLU>(3), Loss<CategoricalCrossentropy>(FromLogits = true)",
            "Dense<Softmax>(3), Loss<MeanSquaredError>", "Dense<Sigmoid>(3), Loss<MeanAbsoluteError>", "Dense<Tanh>(1), Loss<Hinge>", "Dense(1), Loss<SquaredHinge>",
            "Dense<Softmax>(3), Loss<CategoricalHinge>", "Dense<Softplus>(1), Loss<Poisson>", "Dense<Exponential>(1), Loss<Poisson>", "Dense<Softmax>(3), Loss<KLDivergence>",
            "Dense<Sigmoid>(3), Loss<KLDivergence>", "Dense(3), Loss<CosineSimilarity>", "Dense<ReLU>(1), Loss<Huber>", "Dense(1), LayerNormalization, Loss<BinaryCrossentropy>",
            "Dense<Curve>(1), Loss<BinaryCrossentropy>", "Dense(1), Loss<Square>", "Dense(4), LayerNormalization, Dense(1), Loss<MeanSquaredError>",
            "Dense<Linear>(4), Activation<ReLU>, Dense(1), Loss<MeanSquaredError>", "Dense<Sigmoid>(1)", "Dense(1)",
        ];
        string graph = "[Network] partial class Kept { [Input(8)] public partial Node X { get; } [Dense(4), Output<MeanSquaredError>] public partial Node Code { get; } [Dense(8, From = nameof(Code)), Output<MeanSquaredError>] public partial Node Back { get; } }";
        string all = string.Join("\n", stacks.Select((layers, index) => $"[Network, Input(8), {layers}] partial class Net{index};"));

        Declared.Lines(GeneratorHost.Run(Sources.File(all + graph), Sources.Traits)).ShouldBeEmpty();
    }

    [Fact]
    public void A_repeated_block_is_doubted_once() => Declared.Lines(GeneratorHost.Run(Sources.File(
        "[Block, Input, Dense, Dense<ReLU>] partial class Part; [Network, Input(8), Block<Part>(Repeat = 3), Dense(1), Loss<MeanSquaredError>] partial class Net;")))
        .ShouldHaveSingleItem().ShouldStartWith("CN0052 at 'Block<Part>(Repeat = 3)': 'part/1/dense' has no activation, so that it and 'part/1/dense_1' are ");

    [Fact]
    public void An_output_named_as_values_of_a_validation_is_doubted() => Declared.Lines(GeneratorHost.Run(Sources.File("""
        [Network] partial class Net
        {
            [Input(8)] public partial Node X { get; }
            [Dense(1), Output<MeanSquaredError>] public partial Node val { get; }
            [Dense(2, From = nameof(X)), Output<MeanAbsoluteError>] public partial Node val_2 { get; }
            [Dense(2, From = nameof(X)), Output] public partial Node val_3 { get; }
            [Dense(2, From = nameof(X)), Output<MeanSquaredError>] public partial Node Value { get; }
        }
        [Network] partial class Lone
        {
            [Input(8)] public partial Node X { get; }
            [Dense(1), Output<MeanSquaredError>] public partial Node val { get; }
        }
        """))).ShouldBe(
    [
        "CN0140 at 'Output<MeanSquaredError>': The loss of 'val' would be reported as 'val_loss', but val_ stands before what a validation reports, so that Fit and Evaluate refuse the network: give the output another name",
        "CN0140 at 'Output<MeanAbsoluteError>': The loss of 'val_2' would be reported as 'val_2_loss', but val_ stands before what a validation reports, so that Fit and Evaluate refuse the network: give the output another name",
    ]);

    [Fact]
    public void Of_every_activation_of_the_library_it_is_known_what_numbers_it_gives() =>
        typeof(IActivation).Assembly.GetExportedTypes().Where(type => type.IsValueType && type.IsAssignableTo(typeof(IActivation))).Select(type => type.Name).Order(StringComparer.Ordinal)
            .ShouldBe(OutputNumbers.Activations.Order(StringComparer.Ordinal));

    [Fact]
    public void Of_every_loss_of_the_library_it_is_known_what_numbers_it_takes() =>
        typeof(ILoss).Assembly.GetExportedTypes().Where(type => type.IsValueType && !type.IsGenericType && type.IsAssignableTo(typeof(ILoss))).Select(type => type.Name).Order(StringComparer.Ordinal)
            .ShouldBe(LossNumbers.Losses.Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("#pragma warning disable CN0049\n", null, 0)]
    [InlineData("", "none", 0)]
    [InlineData("", "error", 1)]
    public void How_loudly_a_doubt_is_said_is_the_users_choice(string before, string? severity, int expected)
    {
        var compilation = GeneratorHost.Compilation(LanguageVersion.CSharp13, before + Sources.File("[Network, Input(8), Dense(1), Loss<BinaryCrossentropy>] partial class Net;"));
        compilation = compilation.WithOptions(compilation.Options.WithSyntaxTreeOptionsProvider(new EditorConfig("CN0049", severity)));
        GeneratorHost.Driver().RunGeneratorsAndUpdateCompilation(compilation, out _, out var reported, TestContext.Current.CancellationToken);

        var said = reported.Where(diagnostic => !diagnostic.IsSuppressed).ToList();
        said.Count.ShouldBe(expected);
        if (expected > 0) said[0].Severity.ShouldBe(DiagnosticSeverity.Error);
    }

    [Theory]
    [InlineData("[Input(8), Dense(1), Loss<MeanSquaredError>] public partial class Net;", "CN0046 at 'Input(8)': 'Net' has the layer [Input], but is neither a network nor a block, so that nothing is compiled: put [Network] or [Block] on it")]
    [InlineData("class Net { [Dense<ReLU>(1)] public Node Y { get; } }", "CN0046 at 'Dense<ReLU>(1)': 'Net' has the layer [Dense], but is neither a network nor a block, so that nothing is compiled: put [Network] or [Block] on it")]
    [InlineData("class MineAttribute(int units) : DenseAttribute(units); [Mine(8)] class Net;", "CN0046 at 'Mine(8)': 'Net' has the layer [Mine], but is neither a network nor a block, so that nothing is compiled: put [Network] or [Block] on it")]
    [InlineData("[Network, Input(8), Dense(1)] partial class Net; [Block] partial class Part { [Input] public partial Node X { get; } [Dense] public partial Node Y { get; } } class Other { public int Size => 1; }")]
    [InlineData("[Network] partial class Net; partial class Net { [Input(8)] public partial Node X { get; } [Dense] public partial Node Y { get; } }")]
    public async Task Layers_without_a_network(string body, params string[] expected)
    {
        var compilation = GeneratorHost.Compilation(LanguageVersion.CSharp13, Sources.File(body));
        var found = await compilation.WithAnalyzers([new StrayLayerAnalyzer()]).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

        found.Select(diagnostic => $"{diagnostic.Id} at '{diagnostic.Location.SourceTree!.GetText(TestContext.Current.CancellationToken).ToString(diagnostic.Location.SourceSpan)}': {diagnostic.GetMessage()}").ShouldBe(expected);
    }

    [Theory]
    [InlineData(OptimizationLevel.Debug, "CN0053 Info: 'Net' is compiled without optimisation, which makes it 7 to 20 times slower: build in Release, or write <Optimize>true</Optimize> in the project")]
    [InlineData(OptimizationLevel.Release)]
    public async Task A_network_in_a_project_without_optimisation(OptimizationLevel level, params string[] expected)
    {
        var compilation = GeneratorHost.Compilation(LanguageVersion.CSharp13, Sources.File("[Network, Input(8), Dense(1)] partial class Net; [Block, Input, Dense] partial class Part; class Other;"));
        var found = await compilation.WithOptions(compilation.Options.WithOptimizationLevel(level)).WithAnalyzers([new UnoptimizedNetworkAnalyzer()])
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

        found.Select(diagnostic => $"{diagnostic.Id} {diagnostic.Severity}: {diagnostic.GetMessage()}").ShouldBe(expected);
    }

    private sealed class EditorConfig(string id, string? severity) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic report)
        {
            report = severity == "none" ? ReportDiagnostic.Suppress : ReportDiagnostic.Error;
            return severity is not null && diagnosticId == id;
        }

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic report)
        {
            report = default;
            return false;
        }
    }
}
