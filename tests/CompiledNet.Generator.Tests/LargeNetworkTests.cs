using System.Linq;
using CompiledNet.Testing;
using Microsoft.CodeAnalysis.CSharp;

namespace CompiledNet.Generator.Tests;

public class LargeNetworkTests
{
    private const int MostCharacters = 1_000_000;

    // The just-in-time compiler was seen to stop inlining past some 420 vector loads in a method, and optimizing past some 1,650 multiply-adds.
    private const int MostMultiplyAdds = 250;

    [Fact]
    public void Fifty_layers_of_fifty_shapes_one_of_them_wide_emit_less_than_1_MB()
    {
        // 20, 23 ... 161, then 4096 and 3 units: no two products of matrices have one shape.
        string layers = string.Join(", ", Enumerable.Range(0, 48).Select(layer => $"Dense<ReLU>({20 + 3 * layer})"));
        string source = Sources.File($"[Network, Input(17), {layers}, Dense<ReLU>(4096), Dense(3), Loss<MeanSquaredError>] public partial class Deep;");
        var result = GeneratorHost.Driver().RunGenerators(GeneratorHost.Compilation(LanguageVersion.CSharp13, source)).GetRunResult().Results.Single();
        result.Exception.ShouldBeNull();
        result.Diagnostics.ShouldBeEmpty();
        result.GeneratedSources.ShouldContain(file => file.HintName == "CompiledNet.Kernels.Float.WideOuterSum.g.cs");
        result.GeneratedSources.SelectMany(file => file.SyntaxTree.GetDiagnostics()).ShouldBeEmpty();
        result.GeneratedSources.Sum(file => file.SourceText.Length).ShouldBeLessThan(MostCharacters);
    }

    [Fact]
    public void No_method_of_a_network_4096_wide_is_too_long_to_be_optimized()
    {
        var result = GeneratorHost.Run(Sources.File("[Network, Input(4096), Dense<ReLU>(4096), Dense<Tanh>(4096), Dense<Softmax>(10), Loss<CategoricalCrossentropy>] internal partial class Wide;"));
        result.Diagnostics.ShouldBeEmpty();
        result.CompilerDiagnostics.ShouldBeEmpty();
        result.Files.Values.Sum(file => file.Length).ShouldBeLessThan(MostCharacters);
        var methods = new InlinedMethods(result.Files.Values).MultiplyAdds.ToArray();
        methods.ShouldContain(method => method.Name.StartsWith("WideOuterSum4096x4096_") && method.MultiplyAdds >= 12);
        methods.Where(method => method.MultiplyAdds > MostMultiplyAdds).ShouldBeEmpty();
    }
}
