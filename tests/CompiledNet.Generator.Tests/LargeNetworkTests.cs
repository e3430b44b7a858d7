using System.Linq;
using CompiledNet.Testing;
using Microsoft.CodeAnalysis.CSharp;

namespace CompiledNet.Generator.Tests;

public class LargeNetworkTests
{
    private const int MostCharacters = 1_000_000;

    [Fact]
    public void Fifty_layers_of_fifty_shapes_one_of_them_wide_emit_less_than_1_MB()
    {
        // 20, 23 ... 161, then 4096 and 3 units: no two products of matrices have one shape.
        string layers = string.Join(", ", Enumerable.Range(0, 48).Select(layer => $"Dense<ReLU>({20 + 3 * layer})"));
        string source = Sources.File($"[Network, Input(17), {layers}, Dense<ReLU>(4096), Dense(3), Loss<MeanSquaredError>] public partial class Deep;");
        var result = GeneratorHost.Driver().RunGenerators(GeneratorHost.Compilation(LanguageVersion.CSharp13, source)).GetRunResult().Results.Single();
        result.Exception.ShouldBeNull();
        result.Diagnostics.ShouldBeEmpty();
        result.GeneratedSources.ShouldContain(file => file.HintName == "Demo.Deep.Kernels.g.cs");
        result.GeneratedSources.SelectMany(file => file.SyntaxTree.GetDiagnostics()).ShouldBeEmpty();
        result.GeneratedSources.Sum(file => file.SourceText.Length).ShouldBeLessThan(MostCharacters);
    }
}
