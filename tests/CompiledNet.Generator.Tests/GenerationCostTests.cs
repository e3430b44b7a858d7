using System;
using System.Linq;
using CompiledNet.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CompiledNet.Generator.Tests;

/// <summary>What the generator allocates, and how long it takes, grows with the number of layers and no faster.</summary>
public class GenerationCostTests
{
    // Four times the layers cost twelve times the memory once.
    [Fact]
    public void Memory_of_generation_is_linear_in_layers() => Ratio(Stack, Allocated).ShouldBeLessThan(4.6);

    [Fact]
    public void Memory_of_generation_is_linear_in_the_properties_of_a_graph() => Ratio(Graph, Allocated).ShouldBeLessThan(4.6);

    // Each layer's tensors had the names of all those before them in theirs.
    [Fact]
    public void Memory_of_generation_is_linear_in_layers_of_attention() => Ratio(Attention, Allocated, few: 40).ShouldBeLessThan(4.6);

    // By the processor's own count of this thread's time. What is quadratic takes up to 16 times as long.
    [Fact]
    public void Time_of_generation_is_linear_in_layers()
    {
        Assert.SkipUnless(ThreadTime.IsKnown, "This system does not tell the time of a thread.");
        Ratio(Stack, Seconds).ShouldBeLessThan(8);
        Ratio(Graph, Seconds).ShouldBeLessThan(8);
    }

    // Of twice as many blocks within each other only the names are longer, where the description has to tell them.
    [Fact]
    public void Text_of_nested_blocks_does_not_repeat_their_names() => ((double)Emitted(Nested(120)) / Emitted(Nested(60))).ShouldBeLessThan(2.6);

    private static string Nested(int depth) =>
        "[Network, Input(8), Block<B0>, Loss<MeanSquaredError>] partial class Net; " +
        string.Join(" ", Enumerable.Range(0, depth).Select(i => $"[Block, Input, Dense<ReLU>(8){(i + 1 < depth ? $", Block<B{i + 1}>" : "")}] partial class B{i};"));

    private static int Emitted(string body) => GeneratorHost.Driver()
        .RunGenerators(GeneratorHost.Compilation(LanguageVersion.CSharp13, Sources.File(body)), TestContext.Current.CancellationToken)
        .GetRunResult().Results.Single().GeneratedSources.Sum(file => file.SourceText.Length);

    private static string Stack(int layers) =>
        $"[Network, Input(8), {string.Join(", ", Enumerable.Repeat("Dense<ReLU>(8), BatchNormalization", layers / 2))}, Loss<MeanSquaredError>] partial class Net;";

    private static string Attention(int layers) =>
        $"[Network(VectorWidths = VectorWidths.V256), Input(6, 8), {string.Join(", ", Enumerable.Repeat("MultiHeadAttention(2, 4)", layers))}] partial class Net;";

    private static string Graph(int layers) =>
        $"[Network] partial class Net {{ [Input(8)] public partial Node L0 {{ get; }} {string.Join(" ", Enumerable.Range(1, layers).Select(i => $"[Dense<Tanh>(8, From = nameof(L{i - 1}))] public partial Node L{i} {{ get; }}"))} }}";

    private static double Ratio(Func<int, string> declaration, Func<Action, double> cost, int few = 100)
    {
        Cost(declaration(20), cost);
        return Cost(declaration(4 * few), cost) / Cost(declaration(few), cost);
    }

    private static double Cost(string body, Func<Action, double> cost)
    {
        var compilation = GeneratorHost.Compilation(LanguageVersion.CSharp13, Sources.File(body));
        compilation.GetDiagnostics(TestContext.Current.CancellationToken);
        GeneratorDriver? driver = null;
        double spent = cost(() => driver = GeneratorHost.Driver().RunGenerators(compilation, TestContext.Current.CancellationToken));
        var result = driver!.GetRunResult().Results.Single();
        result.Diagnostics.ShouldBeEmpty();
        result.GeneratedSources.Length.ShouldBeGreaterThan(2);
        return spent;
    }

    private static double Allocated(Action call) => AllocatedBytes.Once(call, enough: long.MaxValue - 1);

    private static double Seconds(Action call) => ThreadTime.Fewest(call);
}
