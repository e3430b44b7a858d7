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

    // Of a type that a network depends on, so that all is read again, and found to be the same.
    [Fact]
    public void An_edit_that_changes_no_layer_compiles_nothing()
    {
        var driver = Edit(3, Sources.File("public partial class Second { public int Count => 3; }"), Sources.File("public partial class Second { public int Count => 2; public int More => 1; }"));
        Reasons(driver, TrackingNames.Project).ShouldBe([IncrementalStepRunReason.Modified]);
        Reasons(driver, TrackingNames.Compile).ShouldContain(IncrementalStepRunReason.Cached);
    }

    // Bodies, comments, and declarations that no network mentions: half-written ones too.
    [Theory]
    [InlineData("public class Other { public int Sum() { return 4; } public int Of(int x) => x; private int _count = 5; }")]
    [InlineData("// A comment.\n\npublic class Other\n{ public int Sum() { int y = 3; return y; } public int Of(int x) => x + 1; private int _count; }")]
    [InlineData("public class Other { public int Sum(int more) { return 4; } public string Of(string x) => x; private long _count = 5; [System.Obsolete] public event System.Action? X; }")]
    [InlineData("public abstract class Other<T> : System.IDisposable where T : class { pub")]
    [InlineData("using System; public class Another { public const int Hidden = 5; public enum Kind { A, B } namespace Inner { class Deep; }")]
    public void An_edit_of_what_no_network_mentions_reads_nothing(string text)
    {
        var driver = Edit(3, Sources.File(text), Sources.File("public class Other { public int Sum() { return 3; } public int Of(int x) => x; private int _count; }"));
        Reasons(driver, TrackingNames.Project).ShouldBe([IncrementalStepRunReason.Unchanged]);
        foreach (string step in new[] { TrackingNames.Read, TrackingNames.Compile, TrackingNames.Files, TrackingNames.SharedFiles })
        {
            Reasons(driver, step).ShouldNotBeEmpty();
            Reasons(driver, step).ShouldAllBe(reason => reason == IncrementalStepRunReason.Cached);
        }
    }

    // What is declared elsewhere: a constant, a type that hides another, the initial value of a parameter, an alias for the whole project.
    [Theory]
    [InlineData("public static class Sizes { public const int Hidden = 4; }", "public static class Sizes { public const int Hidden = 5; }", "Dense(Sizes.Hidden)", "[5]")]
    [InlineData("public enum Sizes { Hidden = 4 }", "public enum Sizes { Hidden = 5 }", "Dense((int)Sizes.Hidden)", "[5]")]
    [InlineData("", "public struct ReLU : IElementwiseActivation { public T Forward<T>(T x) where T : struct, CompiledNet.Numerics.ILanes<T> => x; public T Derivative<T>(T x, T y) where T : struct, CompiledNet.Numerics.ILanes<T> => x; }", "Dense<ReLU>(4)", "Demo.ReLU")]
    [InlineData("public class WideAttribute(int units = 4) : DenseAttribute(units);", "public class WideAttribute(int units = 5) : DenseAttribute(units);", "Wide", "[5]")]
    [InlineData("public static class Sizes { public const int Hidden = More.Width; } public static class More { public const int Width = 4; }", "public static class Sizes { public const int Hidden = More.Width; } public static class More { public const int Width = 5; }", "Dense(Sizes.Hidden)", "[5]")]
    [InlineData("public static class Sizes { public const int Hidden = Base.Width; }", "public static class Sizes { public const int Hidden = Base.Width; } public static class Base { public const int Width = 5; }", "Dense(Sizes.Hidden)", "[5]")]
    [InlineData("public class WideAttribute(int units = Sizes.Hidden) : DenseAttribute(units); public static class Sizes { public const int Hidden = (int)Kind.B; } public enum Kind { A = 3, B }", "public class WideAttribute(int units = Sizes.Hidden) : DenseAttribute(units); public static class Sizes { public const int Hidden = (int)Kind.B; } public enum Kind { A = 4, B }", "Wide", "[5]")]
    [InlineData("", "namespace Inner { public static class Sizes { } } public static class Sizes { public const int Hidden = 5; }", "Dense(Sizes.Hidden)", "[5]")]
    [InlineData("public static partial class Sizes { public const int Hidden = 4; }", "public static partial class Sizes { public const int Hidden = 4 + 1; }", "Dense(Sizes.Hidden)", "[5]")]
    [InlineData("public static class Outer { public static class Sizes { public const int Hidden = 4; } }", "public static class Outer { public static class Sizes { public const int Hidden = 5; } }", "Dense(Outer.Sizes.Hidden)", "[5]")]
    [InlineData("public interface IShape : IElementwiseActivation; public struct Own : IShape { public T Forward<T>(T x) where T : struct, CompiledNet.Numerics.ILanes<T> => x; public T Derivative<T>(T x, T y) where T : struct, CompiledNet.Numerics.ILanes<T> => x; }", "public interface IShape : IElementwiseActivationFromOutput; public struct Own : IShape { public T Forward<T>(T x) where T : struct, CompiledNet.Numerics.ILanes<T> => x; public T Derivative<T>(T x, T y) where T : struct, CompiledNet.Numerics.ILanes<T> => x; }", "Dense<Own>(5)", "Demo.Own", false)]
    public void An_edit_elsewhere_that_a_network_depends_on_is_seen(string before, string after, string layer, string expected, bool changesFiles = true)
    {
        string network = Sources.File($"[Network, Input(8), {layer}, Dense(1)] public partial class First;");
        var driver = Edit(1, Sources.File(after), network, Sources.File(before));
        Reasons(driver, TrackingNames.Project).ShouldBe([IncrementalStepRunReason.Modified]);
        if (changesFiles) ModifiedFiles(driver).ShouldNotBeEmpty();
        driver.GetRunResult().Results[0].GeneratedSources.ShouldContain(file => file.SourceText.ToString().Contains(expected));
    }

    // Whatever stands for the whole project, and whatever stands in a network's own file, where it has its number.
    [Theory]
    [InlineData(1, "global using Own = System.Int32;")]
    [InlineData(1, "[assembly: System.CLSCompliant(true)]")]
    [InlineData(1, "using System; public partial class First { public int Predict; }")]
    [InlineData(1, "[CompiledNet.Network, CompiledNet.Input(8), CompiledNet.Dense(3)] public partial class Another;")]
    [InlineData(0, "[System.Serializable] class Before; [Network, Input(8), Dense(3)] public partial class First;")]
    public void An_edit_that_may_concern_any_network_reads_all_of_them(int file, string text)
    {
        string first = Sources.File("[Network, Input(8), Dense(3)] public partial class First;");
        var driver = Edit(file, file == 0 ? Sources.File(text) : text, first, "public class Other { }");
        Reasons(driver, TrackingNames.Project).ShouldBe([IncrementalStepRunReason.Modified]);
        driver.GetRunResult().Results[0].GeneratedSources.ShouldContain(source => source.HintName == "Demo.First.Network.g.cs");
    }

    // Each edit is compared with the last one that was read, which may lie far behind.
    [Fact]
    public void Many_edits_that_concern_none_and_one_that_does()
    {
        string network = Sources.File("[Network, Input(8), Dense(Sizes.Hidden)] public partial class First;");
        var compilation = GeneratorHost.Compilation(LanguageVersion.CSharp13, network, Sources.File("public class A;"), Sources.File("public static class Sizes { public const int Hidden = 4; }"));
        var driver = GeneratorHost.Driver().RunGenerators(compilation, TestContext.Current.CancellationToken);
        for (int i = 0; i < 6; i++)
        {
            int file = 1 + i % 2;
            string text = Sources.File(file == 1 ? $"public class A{i};" : $"public static class Sizes {{ public const int Hidden = {(i < 5 ? 4 : 7)}; public const int Other{i} = 3; }}");
            compilation = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[file], GeneratorHost.Parse(text, path: $"File{file}.cs"));
            driver = driver.RunGenerators(compilation, TestContext.Current.CancellationToken);
            Reasons(driver, TrackingNames.Project).ShouldBe([file == 1 ? IncrementalStepRunReason.Unchanged : IncrementalStepRunReason.Modified]);
        }

        driver.GetRunResult().Results[0].GeneratedSources.ShouldContain(file => file.SourceText.ToString().Contains("const int OutputSize = 7;"));
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

    [Fact]
    public void A_mistake_in_another_file_stays_at_its_place()
    {
        string wrong = Sources.File("[Network, Input(8), Dense(0)] public partial class First; [TableRow] public record Row(float A);");
        var compilation = GeneratorHost.Compilation(LanguageVersion.CSharp13, wrong, Sources.File("class Other { int F() { return 1; } }"));
        var driver = GeneratorHost.Driver().RunGenerators(compilation, TestContext.Current.CancellationToken);
        var edited = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[1], GeneratorHost.Parse(Sources.File("class Other { int F() { return 2; } }"), path: "File1.cs"));
        driver = driver.RunGenerators(edited, TestContext.Current.CancellationToken);
        driver.GetRunResult().Diagnostics.Select(diagnostic => diagnostic.Id).ShouldBe(["CN0006", "CN0100"], ignoreOrder: true);
        driver.GetRunResult().Diagnostics.ShouldAllBe(diagnostic => edited.ContainsSyntaxTree(diagnostic.Location.SourceTree!));
        var moved = edited.ReplaceSyntaxTree(edited.SyntaxTrees[0], GeneratorHost.Parse("\n\n" + wrong));
        driver = driver.RunGenerators(moved, TestContext.Current.CancellationToken);
        driver.GetRunResult().Diagnostics.Length.ShouldBe(2);
        driver.GetRunResult().Diagnostics.ShouldAllBe(diagnostic => moved.ContainsSyntaxTree(diagnostic.Location.SourceTree!));
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
