using System.Linq;
using System.Threading.Tasks;
using CompiledNet.Generator.Reading;
using CompiledNet.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Generator.Tests;

/// <summary>Networks in a library that claims to be CLS-compliant: neither their emitted members nor the arrays among their attributes' arguments are reported.</summary>
public class ComplianceTests
{
    [Theory]
    [InlineData("[Network, Input(4, 2), Conv1D<ReLU>(4, 2), Flatten, Dense(1), Loss<MeanSquaredError>] public sealed partial class Net;")]
    [InlineData("[Network(Streaming = true)] public partial class Net { [Input(4, 2)] public partial Node X { get; } [Conv1D(4, 2, Padding = Padding.Causal, KernelInitializer = typeof(RandomNormal), KernelInitializerArguments = new[] { 0, 0.1 }), Output<MeanSquaredError>] public partial Node Y { get; } }")]
    [InlineData("[Block, Input, Reshape(2, -1), Flatten] public partial class Part; [Network, Input(4), Block<Part>, Dense(1)] public partial class Net;")]
    [InlineData("[Block] public partial class Part { [Input] public partial Node X { get; } [Reshape(2, -1)] public partial Node Y { get; } } [Network, Input(4), Block<Part>] public partial class Net;")]
    [InlineData("public partial class Outer { [Network, Input(8, 1), Flatten] public partial class Net; }")]
    [InlineData("[Network, Input(8, 1), Flatten, System.CLSCompliant(false)] public partial class Net;")]
    public void Nothing_is_reported(string body)
    {
        var result = GeneratorHost.Run("#pragma warning disable CS1591\nusing CompiledNet;\n[assembly: System.CLSCompliant(true)]\nnamespace Demo;\n" + body);
        result.Diagnostics.ShouldBeEmpty();
        result.CompilerDiagnostics.ShouldBeEmpty();
    }

    /// <summary>The compiler reports arrays among the arguments of any class's attributes; what ships beside the generator takes that back for layers, also where warnings are errors.</summary>
    [Theory]
    [InlineData(true, "[Network, Input(4, 2), Conv1D<ReLU>(4, 2), Flatten, Dense(1), Loss<MeanSquaredError>] internal sealed partial class Net;")]
    [InlineData(true, "[Network] partial class Net { [Input(4, 2)] public partial Node X { get; } [Conv1D(4, 2, KernelInitializer = typeof(RandomNormal), KernelInitializerArguments = new[] { 0, 0.1 })] public partial Node Y { get; } }")]
    [InlineData(true, "[Block, Input, Reshape(2, -1), Flatten] partial class Part; [Network, Input(4), Block<Part>, Dense(1)] internal partial class Net;")]
    [InlineData(true, "public class Outer { [Many(1, 2)] public void Method() { } } public sealed class ManyAttribute(params int[] numbers) : System.Attribute { public int[] Numbers { get; } = numbers; public ManyAttribute() : this(1) { } }", "CS3016")]
    [InlineData(false, "[Network, Input(4, 2), Conv1D<ReLU>(4, 2), Flatten, Dense(1)] internal sealed partial class Net;", "CS3016")]
    public async Task Arrays_of_layers_are_not_reported_beside_the_generator(bool isBeside, string body, params string[] expected)
    {
        var result = GeneratorHost.Run("#pragma warning disable CS1591\nusing CompiledNet;\n[assembly: System.CLSCompliant(true)]\nnamespace Demo;\n" + body);
        var compilation = result.Compilation.WithOptions(result.Compilation.Options.WithGeneralDiagnosticOption(ReportDiagnostic.Error));
        var found = !isBeside ? compilation.GetDiagnostics(TestContext.Current.CancellationToken)
            : await compilation.WithAnalyzers([new ComplianceSuppressor()]).GetAllDiagnosticsAsync(TestContext.Current.CancellationToken);
        found.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.Id).ShouldBe(expected);
    }

    [Fact]
    public void Without_the_claim_nothing_is_said() =>
        GeneratorHost.Run(Sources.File("[Network, Input(8, 1), Flatten] public partial class Net;")).Files["Demo.Net.Network.g.cs"].ShouldNotContain("CLSCompliant");
}
