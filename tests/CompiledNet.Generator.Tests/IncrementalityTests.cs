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
        foreach (string step in new[] { TrackingNames.Compile, TrackingNames.Files, TrackingNames.SharedFiles })
        {
            Reasons(driver, step).ShouldNotBeEmpty();
            Reasons(driver, step).ShouldAllBe(reason => reason == IncrementalStepRunReason.Cached);
        }
    }

    [Fact]
    public void An_edit_that_moves_a_declaration_compiles_nothing()
    {
        var driver = Edit(0, "// a comment\n\n" + First);
        Reasons(driver, TrackingNames.Declaration).ShouldAllBe(reason => reason == IncrementalStepRunReason.Unchanged);
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

    private static GeneratorDriver Edit(int file, string text)
    {
        var compilation = GeneratorHost.Compilation(LanguageVersion.CSharp13, First, Second, Part, Other);
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
