using System.IO;
using System.Linq;
using CompiledNet.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CompiledNet.Generator.Tests;

/// <summary>What several networks call alike stands in a project once.</summary>
public class SharedKernelTests
{
    private const string First = "[Network, Input(8), Dense<Tanh>(16), Dense(3), Loss<MeanSquaredError>] partial class First;";
    private const string Same = "[Network, Input(8), Dense<Tanh>(16), Dense(3), Loss<MeanSquaredError>] partial class Same;";
    private const string Longer = "[Network, Input(8), Dense<Tanh>(16), Dense(5), Loss<MeanSquaredError>] partial class Longer;";

    [Fact]
    public void A_second_network_of_the_same_shapes_adds_none()
    {
        var one = Shared(GeneratorHost.Run(Sources.File(First)));
        one.ShouldContain(file => file.Name == "CompiledNet.Kernels.Float.MatrixProduct.g.cs");
        one.ShouldContain(file => file.Name == "CompiledNet.Tiles.Float.ProductTile.g.cs");
        Shared(GeneratorHost.Run(Sources.File(First + Same))).ShouldBe(one);
    }

    [Fact]
    public void Their_names_do_not_depend_on_other_networks_nor_on_the_order()
    {
        var result = GeneratorHost.Run(Sources.File(First), Sources.File(Longer));
        result.CompilerDiagnostics.ShouldBeEmpty();
        Shared(GeneratorHost.Run(Sources.File(Longer), Sources.File(First))).ShouldBe(Shared(result));
        foreach (var (name, text) in GeneratorHost.Run(Sources.File(First)).Files.Where(file => file.Key.StartsWith("Demo.First."))) result.Files[name].ShouldBe(text);
    }

    [Fact]
    public void Element_types_and_vector_widths_have_their_own()
    {
        var result = GeneratorHost.RunDispatching(Sources.File("""
            [Network, Input(8), Dense<Tanh>(16), Loss<MeanSquaredError>] partial class All;
            [Network(VectorWidths = VectorWidths.V256), Input(8), Dense<Tanh>(16), Loss<MeanSquaredError>] partial class One;
            [Network(ElementType = ElementType.Double), Input(8), Dense<Tanh>(16), Loss<MeanSquaredError>] partial class Twin;
            """));
        result.Diagnostics.ShouldBeEmpty();
        result.CompilerDiagnostics.ShouldBeEmpty();
        string[] sets = ["Double512", "DoubleAvx2", "Double128", "Double512AndAvx2And128", "Float512", "FloatAvx2", "Float128", "Float512AndAvx2And128", "Float256"];
        foreach (string set in sets) result.Files.Keys.ShouldContain($"CompiledNet.Kernels.{set}.MatrixProduct.g.cs");
        Shared(result).Select(file => file.Name.Split('.')[2]).Distinct().ShouldBe(sets, ignoreOrder: true);
    }

    [Fact]
    public void Tables_of_one_content_are_one_and_those_of_another_are_others()
    {
        var result = GeneratorHost.Run(Sources.File("""
            [Network, Input(6, 3), PositionalEncoding, Dense(2), Loss<MeanSquaredError>] partial class A;
            [Network, Input(6, 3), PositionalEncoding, Dense(5), Loss<MeanSquaredError>] partial class B;
            [Network, Input(6, 3), PositionalEncoding(MaxWavelength = 500), Dense(5), Loss<MeanSquaredError>] partial class C;
            [Network, Input(6, 1), PositionalEncoding, Dense(5), Loss<MeanSquaredError>] partial class D;
            """));
        result.Diagnostics.ShouldBeEmpty();
        result.CompilerDiagnostics.ShouldBeEmpty();
        result.Files["CompiledNet.Kernels.Float.PositionalEncoding.g.cs"].Split('\n').Count(line => line.Contains("static readonly")).ShouldBe(3);
    }

    [Fact]
    public void Tiles_of_one_size_that_panels_of_other_widths_ask_for_are_others()
    {
        var result = GeneratorHost.Run(Sources.File("""
            [Network, Input(9, 9, 6), Conv2D(4, 3, Algorithm = ConvolutionAlgorithm.Winograd), Flatten, Dense(1), Loss<MeanSquaredError>] partial class Narrow;
            [Network, Input(9, 9, 3), Conv2D(8, 3, Algorithm = ConvolutionAlgorithm.Winograd), Flatten, Dense(1), Loss<MeanSquaredError>] partial class Wide;
            """));
        result.Diagnostics.ShouldBeEmpty();
        result.CompilerDiagnostics.ShouldBeEmpty();
        result.Files["CompiledNet.Tiles.Float.WinogradTile.g.cs"].Split('\n').Count(line => line.Contains("void WinogradWeights3Of24_") && line.Contains("internal")).ShouldBe(2);
    }

    [Fact]
    public void A_project_that_sees_the_internals_of_another_calls_its_own()
    {
        var library = GeneratorHost.Compilation(LanguageVersion.CSharp13, "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Project\")]\n", Sources.File(First)).WithAssemblyName("Library");
        GeneratorHost.Driver().RunGeneratorsAndUpdateCompilation(library, out var built, out _, TestContext.Current.CancellationToken);
        using var image = new MemoryStream();
        built.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success.ShouldBeTrue();

        var project = GeneratorHost.Compilation(LanguageVersion.CSharp13, Sources.File(Longer)).AddReferences(MetadataReference.CreateFromImage(image.ToArray()));
        GeneratorHost.Driver().RunGeneratorsAndUpdateCompilation(project, out var completed, out _, TestContext.Current.CancellationToken);
        completed.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).ShouldBeEmpty();
    }

    // A test project with the same files, say: what it calls is its own, and nobody is told where nothing can be done about it.
    [Theory]
    [InlineData("")]
    [InlineData("[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Project\")]")]
    public void A_project_that_has_the_networks_of_another_calls_its_own(string friend)
    {
        string source = Sources.File(First + " [TableRow<First>] partial record Row([property: Feature(Inputs = 8)] string A); [Network, Input(8), Dense<Tanh>(3, Variants = new[] { 4 }), Dense(1)] partial class Sized;");
        GeneratorHost.Driver().RunGeneratorsAndUpdateCompilation(GeneratorHost.Compilation(LanguageVersion.CSharp13, friend, source).WithAssemblyName("Library"), out var built, out _, TestContext.Current.CancellationToken);
        using var image = new MemoryStream();
        built.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success.ShouldBeTrue();
        var project = GeneratorHost.Compilation(LanguageVersion.CSharp13, "#pragma warning disable CS0436\n" + source).AddReferences(MetadataReference.CreateFromImage(image.ToArray()));
        GeneratorHost.Driver().RunGeneratorsAndUpdateCompilation(project, out var completed, out _, TestContext.Current.CancellationToken);
        completed.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).ShouldBeEmpty();
    }

    private static (string Name, string Text)[] Shared(GeneratorResult result) =>
        [.. result.Files.Where(file => file.Key.StartsWith("CompiledNet.")).Select(file => (file.Key, file.Value))];
}
