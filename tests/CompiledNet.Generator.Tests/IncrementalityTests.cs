using System.Collections.Generic;
using System.Linq;
using CompiledNet.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CompiledNet.Generator.Tests;

public class IncrementalityTests
{
    private static readonly string First = Sources.File("[Network, Input(8), Dense(3)] public partial class First;");
    private static readonly string Second = Sources.File("[Network] public partial class Second { [Input(8)] public partial Node X { get; } [Block<Part>] public partial Node Y { get; } }");
    // A graph, whose properties are implemented: the driver tells only of steps that lead to an output.
    private static readonly string Part = Sources.File("[Block] public partial class Part { [Input] public partial Node A { get; } [Dense(4)] public partial Node B { get; } }");
    private static readonly string Other = Sources.File("public class Other { }");

    [Fact]
    public void The_first_run_compiles_everything()
    {
        var driver = GeneratorHost.Driver().RunGenerators(GeneratorHost.Compilation(LanguageVersion.CSharp13, First, Second, Part, Other), TestContext.Current.CancellationToken);
        Reasons(driver, TrackingNames.Compile).ShouldBe([IncrementalStepRunReason.New, IncrementalStepRunReason.New, IncrementalStepRunReason.New]);
    }

    [Fact]
    public void An_edit_elsewhere_compiles_nothing()
    {
        var driver = Edit(3, Sources.File("public class Other { public int Count => 3; }"));
        Reasons(driver, TrackingNames.Project).ShouldBe([IncrementalStepRunReason.Modified]);
        foreach (string step in new[] { TrackingNames.Read, TrackingNames.Compile, TrackingNames.Files, TrackingNames.SharedFiles })
        {
            Reasons(driver, step).ShouldNotBeEmpty();
            Reasons(driver, step).ShouldAllBe(reason => reason == IncrementalStepRunReason.Cached);
        }
    }

    [Theory]
    [InlineData("public class Other { public int Sum() { return 4; } public int Of(int x) => x; private int _count = 5; }")]
    [InlineData("// A comment.\n\npublic class Other\n{ public int Sum() { int y = 3; return y; } public int Of(int x) => x + 1; private int _count; }")]
    public void An_edit_within_bodies_reads_nothing(string text)
    {
        var driver = Edit(3, Sources.File(text), Sources.File("public class Other { public int Sum() { return 3; } public int Of(int x) => x; private int _count; }"));
        Reasons(driver, TrackingNames.Project).ShouldBe([IncrementalStepRunReason.Unchanged]);
        Reasons(driver, TrackingNames.Read).ShouldAllBe(reason => reason == IncrementalStepRunReason.Cached);
        SourceReasons(driver).ShouldAllBe(reason => reason == IncrementalStepRunReason.Cached);
    }

    // What is declared elsewhere: a constant, a type that hides another, the initial value of a parameter, an alias for the whole project.
    [Theory]
    [InlineData("public static class Sizes { public const int Hidden = 4; }", "public static class Sizes { public const int Hidden = 5; }", "Dense(Sizes.Hidden)", "[5]")]
    [InlineData("public enum Sizes { Hidden = 4 }", "public enum Sizes { Hidden = 5 }", "Dense((int)Sizes.Hidden)", "[5]")]
    [InlineData("", "public struct ReLU : IElementwiseActivation { public T Forward<T>(T x) where T : struct, CompiledNet.Numerics.ILanes<T> => x; public T Derivative<T>(T x, T y) where T : struct, CompiledNet.Numerics.ILanes<T> => x; }", "Dense<ReLU>(4)", "Demo.ReLU")]
    [InlineData("public class WideAttribute(int units = 4) : DenseAttribute(units);", "public class WideAttribute(int units = 5) : DenseAttribute(units);", "Wide", "[5]")]
    public void An_edit_elsewhere_that_a_network_depends_on_is_seen(string before, string after, string layer, string expected)
    {
        string network = Sources.File($"[Network, Input(8), {layer}, Dense(1)] public partial class First;");
        var driver = Edit(1, Sources.File(after), network, Sources.File(before));
        ModifiedFiles(driver).ShouldNotBeEmpty();
        driver.GetRunResult().Results[0].GeneratedSources.ShouldContain(file => file.SourceText.ToString().Contains(expected));
    }

    [Theory]
    [InlineData("using N = CompiledNet.NetworkAttribute; namespace Demo; [N, CompiledNet.Input(8), CompiledNet.Dense(3)] public partial class Net;")]
    [InlineData("using Library = CompiledNet; namespace Demo; [Library::Network, Library::Input(8), Library.Dense(3)] public partial class Net;")]
    [InlineData("namespace Demo; [@CompiledNet.NetworkAttribute, Everywhere::CompiledNet.Input(8), CompiledNet.Dense(3)] public partial class Net;")]
    [InlineData("namespace Demo; [Mesh, CompiledNet.Input(8), CompiledNet.Dense(3)] public partial class Net;")]
    public void A_network_is_found_by_whatever_name_its_attribute_has(string source) =>
        GeneratorHost.Run(source.Replace("Everywhere", "global"), "global using Mesh = CompiledNet.NetworkAttribute;").Files.Keys.ShouldContain("Demo.Net.Network.g.cs");

    [Fact]
    public void Blocks_that_use_others_twice_are_refused_before_they_multiply()
    {
        string blocks = string.Join(" ", Enumerable.Range(0, 40).Select(i => $"[Block] partial class B{i} {{ [Input] public partial Node X {{ get; }} [{(i < 39 ? $"Block<B{i + 1}>" : "Dense<ReLU>")}] public partial Node L {{ get; }} [{(i < 39 ? $"Block<B{i + 1}>" : "Dense<ReLU>")}] public partial Node M {{ get; }} }}"));
        var result = GeneratorHost.Run(Sources.File(blocks + " [Network, Input(8), Block<B0>] partial class Net;"));
        result.Diagnostics.ShouldAllBe(diagnostic => diagnostic.Id == "CN0037");
        result.Diagnostics.ShouldNotBeEmpty();
    }

    [Fact]
    public void An_edit_that_moves_a_declaration_compiles_nothing()
    {
        var driver = Edit(0, "// a comment\n\n" + First);
        Reasons(driver, TrackingNames.Declaration).ShouldAllBe(reason => reason == IncrementalStepRunReason.Cached);
        Reasons(driver, TrackingNames.Compile).ShouldAllBe(reason => reason == IncrementalStepRunReason.Cached);
        SourceReasons(driver).ShouldAllBe(reason => reason == IncrementalStepRunReason.Cached);
        Reasons(driver, TrackingNames.SharedFiles).ShouldAllBe(reason => reason == IncrementalStepRunReason.Cached);
    }

    [Fact]
    public void An_edit_that_calls_other_kernels_writes_their_files_anew_and_no_others()
    {
        var driver = Edit(0, First.Replace("Input(8)", "Input(9)"));
        ModifiedFiles(driver, TrackingNames.SharedFiles).ShouldBe(["CompiledNet.Kernels.Float.MatrixProduct.g.cs"]);
        Reasons(driver, TrackingNames.SharedFiles).Count(reason => reason == IncrementalStepRunReason.Unchanged).ShouldBeGreaterThan(2);
    }

    [Fact]
    public void An_edit_that_calls_no_other_kernel_leaves_their_files_alone()
    {
        var driver = Edit(0, First.Replace("[Network,", "[Network(BFloat16Session = false),").Replace("Dense(3)", "Dense(3, Name = \"last\")"));
        ModifiedFiles(driver).ShouldNotBeEmpty();
        Reasons(driver, TrackingNames.SharedFiles).ShouldAllBe(reason => reason == IncrementalStepRunReason.Unchanged || reason == IncrementalStepRunReason.Cached);
    }

    [Fact]
    public void An_edit_to_one_network_compiles_that_one()
    {
        var driver = Edit(0, First.Replace("Dense(3)", "Dense(5)"));
        Reasons(driver, TrackingNames.Compile).Count(reason => reason == IncrementalStepRunReason.Modified).ShouldBe(1);
        Reasons(driver, TrackingNames.Compile).Count(reason => reason == IncrementalStepRunReason.Cached).ShouldBe(2);
        ModifiedFiles(driver).ShouldAllBe(name => name.StartsWith("Demo.First."));
        ModifiedFiles(driver).ShouldNotBeEmpty();
    }

    [Fact]
    public void An_edit_to_a_block_compiles_its_users()
    {
        var driver = Edit(2, Part.Replace("Dense(4)", "Dense(5)"));
        // The stubs of the block itself stay the same.
        Reasons(driver, TrackingNames.Compile).Order().ShouldBe([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Cached]);
        ModifiedFiles(driver).ShouldAllBe(name => name.StartsWith("Demo.Second."));
        ModifiedFiles(driver).ShouldNotBeEmpty();
    }

    [Fact]
    public void A_moved_mistake_is_reported_at_its_new_place()
    {
        string wrong = Sources.File("[Network, Input(8), Dense(0)] public partial class First;");
        var compilation = GeneratorHost.Compilation(LanguageVersion.CSharp13, wrong);
        var driver = GeneratorHost.Driver().RunGenerators(compilation, TestContext.Current.CancellationToken);
        var moved = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[0], GeneratorHost.Parse("\n\n" + wrong));
        driver = driver.RunGenerators(moved, TestContext.Current.CancellationToken);
        Reasons(driver, TrackingNames.Compile).ShouldBe([IncrementalStepRunReason.Cached]);
        var diagnostic = driver.GetRunResult().Diagnostics.ShouldHaveSingleItem();
        diagnostic.Location.SourceTree.ShouldBe(moved.SyntaxTrees[0]);
        diagnostic.Location.SourceSpan.Start.ShouldBe(("\n\n" + wrong).IndexOf("Dense(0)", System.StringComparison.Ordinal));
    }

    private static GeneratorDriver Edit(int file, string text) => Edit(file, text, First, Second, Part, Other);

    private static GeneratorDriver Edit(int file, string text, string other) => Edit(file, text, First, Second, Part, other);

    private static GeneratorDriver Edit(int file, string text, params string[] files)
    {
        var compilation = GeneratorHost.Compilation(LanguageVersion.CSharp13, files);
        var driver = GeneratorHost.Driver().RunGenerators(compilation, TestContext.Current.CancellationToken);
        var edited = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[file], GeneratorHost.Parse(text, path: $"File{file}.cs"));
        return driver.RunGenerators(edited, TestContext.Current.CancellationToken);
    }

    private static List<IncrementalStepRunReason> Reasons(GeneratorDriver driver, string step) =>
        [.. driver.GetRunResult().Results[0].TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason)];

    // Sources alone: the step of the diagnostics is rebuilt on every edit, as its locations have to be the current ones.
    private static List<IncrementalStepRunReason> SourceReasons(GeneratorDriver driver) => Reasons(driver, TrackingNames.Files);

    private static List<string> ModifiedFiles(GeneratorDriver driver, string step = TrackingNames.Files) =>
        [.. driver.GetRunResult().Results[0].TrackedSteps[step].SelectMany(run => run.Outputs)
            .Where(output => output.Reason is IncrementalStepRunReason.Modified or IncrementalStepRunReason.New)
            .Select(output => ((Model.GeneratedFile)output.Value).HintName)];
}
