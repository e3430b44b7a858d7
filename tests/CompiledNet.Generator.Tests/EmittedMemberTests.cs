using System;
using System.Linq;
using System.Reflection;
using CompiledNet.Generator.Model;
using CompiledNet.Testing;
using Microsoft.CodeAnalysis.CSharp;

namespace CompiledNet.Generator.Tests;

public class EmittedMemberTests
{
    private const BindingFlags Own = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    [Fact]
    public void Every_emitted_member_is_reserved()
    {
        var type = Load("[Network, Input(3), Dense<ReLU>(2), Loss<MeanSquaredError>] public partial class Net;").GetType("Demo.Net")!;
        string[] names = [.. type.GetMembers(Own).Select(member => member.Name).Where(name => !name.Contains('.') && !name.StartsWith("get_", StringComparison.Ordinal))];
        names.ShouldContain("_compiledParameters");
        names.Except(ReservedMembers.Names).ShouldBeEmpty();
    }

    [Fact]
    public void Handles_describe_their_layers()
    {
        var assembly = Load("""
            [Block] partial class Part { [Input] public partial Node A { get; } [Dense] public partial Node B { get; } [Add(nameof(A), nameof(B))] public partial Node C { get; } }
            [Network] public partial class Net { [Input(8)] public partial Node X { get; } [Block<Part>(Repeat = 2)] public partial Node Body { get; } [Dense(3)] public partial Node @class { get; } }
            """);
        object net = Activator.CreateInstance(assembly.GetType("Demo.Net")!, 0)!;
        Handle("X").Layer.ShouldBeNull();
        Handle("Body").Layer!.Name.ShouldBe("Body/2/C");
        Handle("class").Layer!.Name.ShouldBe("class");

        Node Handle(string name) => (Node)net.GetType().GetProperty(name)!.GetValue(net)!;
    }

    // Words that C# has become, in places or in a language version that only comes.
    [Fact]
    public void Names_of_small_letters_are_written_as_names()
    {
        string[] words = ["scoped", "required", "file", "extension", "partial", "field", "union", "closed"];
        string networks = string.Join("\n", words.Select(word => $"[Network(VectorWidths = VectorWidths.V128), Input(2), Dense(1), Loss<MeanSquaredError>] public partial class @{word} {{ [Block, Input, Dense(1)] public partial class @{word}s; }}"));
        var result = GeneratorHost.Run(LanguageVersion.Preview, "#pragma warning disable\n" + Sources.File(networks));
        result.Diagnostics.ShouldBeEmpty();
        result.CompilerDiagnostics.ShouldBeEmpty();
        Declared.Lines(GeneratorHost.Run(LanguageVersion.Preview, Sources.File("[Network, Input(2)] partial class @scoped;")).Diagnostics).ShouldHaveSingleItem().ShouldContain(": 'scoped' has no layers");
    }

    // Reported where the network names them, and there it can be switched off.
    [Fact]
    public void Obsolete_types_are_reported_where_the_user_names_them_alone()
    {
        var result = GeneratorHost.Run("#pragma warning disable CS0612, CS0618, CS1591\n" + Sources.File("""
            [System.Obsolete("old")] public readonly struct Old : IElementwiseActivation
            {
                public T Forward<T>(T x) where T : struct, CompiledNet.Numerics.ILanes<T> => x;
                public T Derivative<T>(T x, T y) where T : struct, CompiledNet.Numerics.ILanes<T> => y;
            }
            public struct Mine : ILoss
            {
                [System.Obsolete] public int Old { get; set; }
                public int @class { get; set; }
                public T Forward<T>(System.ReadOnlySpan<T> p, System.ReadOnlySpan<T> t) where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> => default;
                public void Backward<T>(System.ReadOnlySpan<T> p, System.ReadOnlySpan<T> t, T s, System.Span<T> g) where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> { }
            }
            public class MineAttribute : LossAttribute<Mine> { public int Old { get; set; } public int @class { get; set; } }
            public class Root { [System.Obsolete] public Root() { } }
            [System.Obsolete] public class Ones2 : IInitializer { public void Fill(System.Span<float> values, System.ReadOnlySpan<int> shape, CompiledNet.Numerics.RandomStream random) => values.Fill(1); }
            [Network, Input(8), Dense<Old>(20, KernelInitializer = typeof(Ones2)), Dense<Tanh>(1), Mine(Old = 2, @class = 3)] public partial class Net : Root;
            """));
        result.Diagnostics.ShouldBeEmpty();
        result.CompilerDiagnostics.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("[Network, Input(8), Dense(1), Loss<MeanSquaredError>] partial class nint;")]
    [InlineData("[Network, Input(8), Dense(1), Loss<MeanSquaredError>] partial class var;")]
    [InlineData("partial class var { [Network, Input(8), Dense(1), Loss<MeanSquaredError>] partial class Net; }")]
    [InlineData("[Network, Input(8), Flatten, Loss<MeanSquaredError>] partial class Net;")]
    [InlineData("[Network, Input(8), Dense(1), Loss<MeanSquaredError>] partial class Net { [Network, Input(8), Dense(1), Loss<MeanSquaredError>] partial class Unsafe; }")]
    [InlineData("[Network, Input(8), Dense(1), Loss<MeanSquaredError>] partial class Net { [Network, Input(8), Dense<ReLU>(9)] partial class Vector128 { [Network, Input(8), Dense(1)] partial class Structure; } }")]
    [InlineData("[Network] partial class Net { [Input(3)] public partial Node In { get; } [Dense(1)] public partial Node XAt { get; } [Dense(1, From = nameof(In))] public partial Node XValue { get; } [Add(nameof(XAt), nameof(XValue))] public partial Node Sum { get; } }")]
    [InlineData("[Network] partial class Net { [Input(3)] public partial Node In { get; } [Dense(1)] public partial Node KX { get; } [Dense(1, From = nameof(In))] public partial Node \u212AX { get; } [Dense(1, From = nameof(In))] public partial Node xAtAt { get; } [Add(nameof(KX), nameof(\u212AX), nameof(xAtAt))] public partial Node Sum { get; } }")]
    public void Awkward_declarations_compile(string body) =>
        GeneratorHost.Run("#pragma warning disable CS8981\n" + Sources.File(body)).CompilerDiagnostics.ShouldBeEmpty();

    private static Assembly Load(string body) => GeneratorHost.Run(Sources.File(body)).Load();
}
