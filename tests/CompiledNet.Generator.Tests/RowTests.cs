using System.Linq;
using CompiledNet.Testing;
using Microsoft.CodeAnalysis.CSharp;

namespace CompiledNet.Generator.Tests;

/// <summary>Types with [TableRow]: what is emitted for them compiles, and what is wrong with them is said where it stands.</summary>
public class RowTests
{
    [Fact]
    public void What_is_emitted_compiles_wherever_the_type_stands() => Declared.Wrongly("""
        public partial class Outer
        {
            [TableRow] internal partial struct @event { public float? @class { get; set; } public E @enum { get; set; } }
            public enum E { @int, B = 0, C }
        }
        [TableRow] public abstract partial class Base { public string A { get; } = ""; [Target] public bool B { get; } }
        [TableRow] public partial record Derived(ulong X, [property: Feature("quoted \" name\\")] byte? Y) : Root { [NotFeature] public object? O { get; } }
        public record Root { public sbyte Z { get; init; } private int Hidden { get; } public static int Shared { get; } public int this[int i] => i; }
        """);

    // Types of the user's that are called as words of C#, that differ in case alone, or that nobody should use any more.
    [Fact]
    public void What_is_emitted_gives_the_compiler_nothing_to_complain_of()
    {
        var result = GeneratorHost.Run("#pragma warning disable CS8981, CS1591\n" + Sources.File("""
            class var; class _;
            [Network, Input(1), Dense(1)] partial class Net;
            [TableRow] partial record row(float A); [TableRow] partial record Row(float A); [TableRow] partial record ROW(float A, string B);
            [TableRow, TableRow<Net>] partial class @required { public float rows { get; } }
            enum None; enum Old { [System.Obsolete] A, [System.Obsolete("B", error: true)] B, C }
            [TableRow] partial record Marked(None N, None? M, Old O, Old? P) { [System.Obsolete("Q", error: true)] public float Q => 1; [System.Obsolete] public float R => 1; }
            """));
        result.Diagnostics.ShouldBeEmpty();
        result.CompilerDiagnostics.ShouldBeEmpty();
    }

    [Fact]
    public void A_property_that_hides_or_overrides_another_is_the_column()
    {
        var result = GeneratorHost.Run("#pragma warning disable CS1591\n" + Sources.File("""
            public record Root { public float A { get; } public virtual float B { get; } [NotFeature] public virtual object? C { get; } public virtual object? D { get; } [Feature("e")] public virtual int E { get; } }
            [TableRow] public partial record Row : Root { public new string A { get; } = ""; public override float B { get; } public override object? C { get; } [NotFeature] public override object? D { get; } public override int E { get; } }
            """));
        result.Diagnostics.ShouldBeEmpty();
        result.CompilerDiagnostics.ShouldBeEmpty();
        string emitted = result.Files["Demo.Row.Columns.g.cs"];
        emitted.ShouldContain("""{ new global::CompiledNet.TableColumn("A", column0), new global::CompiledNet.TableColumn("B", column1), new global::CompiledNet.TableColumn("e", column2) }""");
        emitted.ShouldContain("column0[i] = row.A;");
    }

    // The generator threw: the same file twice, a sum beyond 32 bits, a shape that is null.
    [Fact]
    public void What_the_compiler_reports_itself_is_no_failure_of_the_generator() => Declared.Wrongly("""
        [TableRow] public partial class Twice { public float A { get; } } [TableRow] public partial class Twice;
        [Network, Input(null!), Dense(1)] public sealed partial class Shapeless;
        [TableRow<Shapeless>] public partial record OfShapeless(float A);
        [TableRow] public partial interface IRow { float A { get; } }
        [TableRow<Missing>] public partial record OfMissing(float A, Missing B);
        """,
        ["CS0246", "CS0579", "CS0592"], LanguageVersion.CSharp13, "CN0005 at 'Input(null!)': 'input' expects a shape such as [Input(8)] or [Input(28, 28, 1)], but gets none: write the shape of one sample");

    [Fact]
    public void What_is_wrong_is_said_on_the_property() => Declared.Wrongly("""
        [TableRow] public sealed partial record Row
        {
            public System.Uri Page { get; init; } = null!;
            [Feature("n")] public float A { get; init; }
        }
        [TableRow] public sealed partial record Twice(float A, [property: Feature("A")] int B);
        [TableRow] public sealed partial record Targets([property: Target] float A, [property: Target("y")] int B, int C);
        [TableRow] public sealed record Whole(float A);
        public class Around { [TableRow] public sealed partial record Inside(float A); }
        [TableRow] public sealed partial record Nothing;
        """,
        "CN0102 at 'Page': 'Page' of 'Row' is of the type 'Uri', which is neither a number, a bool, a string nor an enumeration: give it one of these types, or put [NotFeature] on it",
        "CN0103 at 'B': 'Twice' has the column 'A' twice: give one of the properties another name by [Feature(\"…\")]",
        "CN0104 at 'B': 'Targets' has another target besides 'y': a pipeline predicts one column, so put [Target] on one property",
        "CN0100 at 'Whole': 'Whole' must be partial, because how its objects become columns is emitted as another part of it: write 'partial record'",
        "CN0101 at 'Inside': 'Inside' cannot be a row of a table: 'Around' around it is not partial: write 'partial' before it",
        "CN0101 at 'Nothing': 'Nothing' cannot be a row of a table: it has no public property that could be a feature: add one");

    [Fact]
    public void Features_are_counted_against_the_network() => Declared.Wrongly("""
        [Network, Input(4), Dense(1)] public sealed partial class Net;
        [Network] public sealed partial class Graph { [Input(2, 3)] public partial Node A { get; } [Input(1)] public partial Node B { get; } [Flatten(From = nameof(A))] public partial Node D { get; } [Concatenate(nameof(B), nameof(D))] public partial Node E { get; } }
        [TableRow<Net>] public sealed partial record Right(float A, int B, [property: Feature(Inputs = 2)] string C, [property: Target] float Y);
        [TableRow<Net>] public sealed partial record Perhaps(float A, string B);
        [TableRow<Net>] public sealed partial record Few(float A, int B);
        [TableRow<Net>] public sealed partial record Many(float A, string B, [property: Feature(Inputs = 3)] string C);
        [TableRow<Graph>] public sealed partial record Seven(float A, [property: Feature(Inputs = 5)] string C);
        [TableRow<string>] public sealed partial record None(float A);
        [TableRow<Net>] public sealed partial record Huge([property: Feature(Inputs = int.MaxValue)] string A, [property: Feature(Inputs = int.MaxValue)] string B);
        [TableRow<Net>] public sealed partial record Negative([property: Feature(Inputs = -4)] string A);
        """,
        "CN0105 at 'Few': 'Few' gives 2 numbers (A 1, B 1), but the network 'Net' takes 4: add or remove a property, say by [Feature(Inputs = …)] how many numbers a column becomes, or change the [Input]",
        "CN0105 at 'Many': 'Many' gives at least 5 numbers (A 1, B at least 1, C 3), but the network 'Net' takes 4: add or remove a property, say by [Feature(Inputs = …)] how many numbers a column becomes, or change the [Input]",
        "CN0105 at 'Seven': 'Seven' gives 6 numbers (A 1, C 5), but the network 'Graph' takes 7: add or remove a property, say by [Feature(Inputs = …)] how many numbers a column becomes, or change the [Input]",
        "CN0101 at 'None': 'None' cannot be a row of a table: 'String' is no network: name a class with [Network] and an [Input]",
        "CN0105 at 'Huge': 'Huge' gives 4294967294 numbers (A 2147483647, B 2147483647), but the network 'Net' takes 4: add or remove a property, say by [Feature(Inputs = …)] how many numbers a column becomes, or change the [Input]",
        "CN0006 at 'Feature(Inputs = -4)': 'A': Inputs is -4, but has to be at least 1, or 0 for what is not known");

    [Fact]
    public void An_edit_elsewhere_emits_no_row_again()
    {
        string source = Sources.File("[TableRow] public sealed partial record Row(float A);");
        var compilation = GeneratorHost.Compilation(LanguageVersion.CSharp13, source, "class Other;");
        var driver = GeneratorHost.Driver().RunGenerators(compilation, TestContext.Current.CancellationToken);
        var edited = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[1], GeneratorHost.Parse("class Other { int x; }", path: "File1.cs"));
        var result = driver.RunGenerators(edited, TestContext.Current.CancellationToken).GetRunResult().Results[0];
        result.TrackedSteps[TrackingNames.Rows].SelectMany(run => run.Outputs).Select(output => output.Reason)
            .ShouldAllBe(reason => reason == Microsoft.CodeAnalysis.IncrementalStepRunReason.Cached || reason == Microsoft.CodeAnalysis.IncrementalStepRunReason.Unchanged);
    }
}
