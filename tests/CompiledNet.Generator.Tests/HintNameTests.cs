using System.Linq;
using CompiledNet.Generator.Writing;
using CompiledNet.Testing;

namespace CompiledNet.Generator.Tests;

public class HintNameTests
{
    [Fact]
    public void Files_are_named_after_the_class_and_the_concern() => HintNames.Of("Demo.Net", "Nodes").ShouldBe("Demo.Net.Nodes.g.cs");

    [Fact]
    public void Classes_whose_names_differ_only_in_case_get_files_of_their_own()
    {
        var result = GeneratorHost.Run(Sources.File("[Network, Input(8), Dense(1)] partial class Net; [Network, Input(8), Dense(1)] partial class NET;"));
        result.Diagnostics.ShouldBeEmpty();
        int files = result.Files.Keys.Count(name => name.StartsWith("Demo.Net."));
        files.ShouldBeGreaterThan(2);
        result.Files.Keys.Count(name => name.StartsWith("Demo.NET.")).ShouldBe(files);
        result.Files.Keys.Select(name => name.ToUpperInvariant()).ShouldBeUnique();
    }

    [Theory]
    [InlineData("Structure")]
    [InlineData("Inference")]
    [InlineData("Training")]
    [InlineData("Sample")]
    [InlineData("Kernels")]
    [InlineData("Network")]
    [InlineData("Nodes")]
    public void A_network_inside_another_may_be_called_like_a_file_of_it(string name)
    {
        const string Layers = "[global::CompiledNet.Network, Input(3), Dense<ReLU>(2), Loss<MeanSquaredError>]";
        var result = GeneratorHost.Run(Sources.File($"{Layers} partial class Net {{ {Layers} partial class {name} {{ {Layers} partial class {name}_; }} }}"));
        result.Diagnostics.ShouldBeEmpty();
        result.CompilerDiagnostics.ShouldBeEmpty();
    }

    [Fact]
    public void Texts_end_lines_with_a_line_feed_alone() =>
        GeneratorHost.Run(Sources.File("[Network, Input(8), Dense(1)] partial class Net;")).Files.Values.ShouldAllBe(text => !text.Contains('\r'));
}
