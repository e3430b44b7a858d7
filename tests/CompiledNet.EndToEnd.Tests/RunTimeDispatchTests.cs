using System;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using CompiledNet.EndToEnd.Tests.Operators;
using CompiledNet.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CompiledNet.EndToEnd.Tests;

/// <summary>Code that finds AVX2 when it runs names the instructions that it uses, for every layer; with whatever arguments in long runs.</summary>
public sealed class RunTimeDispatchTests
{
    [Fact]
    public void No_operation_on_256_bits_of_any_layer_is_left_to_a_compiler_for_older_processors()
    {
        var halved = new HalvedOperations();
        LayerCompilations.All.Count.ShouldBeGreaterThan(70);
        var generated = NetworkForms.GenerateChosen(LayerCompilations.All);
        string[] found = [.. generated.SyntaxTrees.SelectMany(tree => halved.In(generated.GetSemanticModel(tree)))];
        found.ShouldBeEmpty();
    }

    [Fact]
    public void Nor_is_one_of_the_lanes_that_activations_and_optimizers_take()
    {
        var halved = new HalvedOperations();
        string[] files = [.. new[] { "Numerics", Path.Combine("CompilerServices", "Lanes") }.SelectMany(folder => Directory.GetFiles(Path.Combine(Library(), folder), "*.cs"))];
        var library = GeneratorHost.Compilation(LanguageVersion.Preview, [.. files.Select(file => File.ReadAllText(file))]);
        SemanticModel[] lanes = [.. library.SyntaxTrees.Where((_, i) => Path.GetFileName(files[i]).Contains("Avx2")).Select(tree => library.GetSemanticModel(tree))];
        lanes.Length.ShouldBeGreaterThan(3);
        lanes.SelectMany(model => model.GetDiagnostics()).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();

        // A number becomes a constant where formulas create one, and stands before the loop where others do.
        string[] found = [.. lanes.SelectMany(halved.In).Where(found => !found.StartsWith("Create:", StringComparison.Ordinal))];
        found.ShouldBeEmpty();
    }

    private static string Library([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "src", "CompiledNet");
}
