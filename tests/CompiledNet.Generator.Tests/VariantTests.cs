using System.Linq;
using CompiledNet.Testing;

namespace CompiledNet.Generator.Tests;

/// <summary>Networks in several sizes: what is wrong with them, and that they share what can be shared.</summary>
public class VariantTests
{
    [Fact]
    public void More_than_sixty_four_combinations_are_refused() => Declared.Wrongly(
        "[Network, Input(8), Dense<ReLU>(1, Variants = new[] { 2, 3, 4, 5, 6, 7, 8 }), Dense<ReLU>(1, Variants = new[] { 1, 2, 3, 4, 5, 6, 7, 8, 9 }), Dense(1)] partial class Net;",
        "CN0110 at 'Net': 'Net' would be compiled 72 times, and 64 times is the most: give fewer sizes as Variants, or on fewer layers");

    [Fact]
    public void Variants_need_a_size() => Declared.Wrongly(
        "[Network, Input(8), Dense<ReLU>(Variants = new[] { 4 }), Dense(1)] partial class Net;",
        "CN0111 at 'Dense<ReLU>(Variants = new[] { 4 })': 'dense' has variants of a size that it does not declare: write the size first, as in Dense(8, Variants = new[] { 16 })");

    [Fact]
    public void A_block_has_none() => Declared.Wrongly(
        """
        [Block] partial class Part { [Input] public partial Node X { get; } [Dense(4, Variants = new[] { 8 })] public partial Node Y { get; } }
        [Network] partial class Net { [Input(8)] public partial Node X { get; } [Block<Part>] public partial Node Y { get; } }
        """,
        "CN0111 at 'Block<Part>': 'Y' uses the block Part, whose layers have variants: only a network's own layers may");

    [Fact]
    public void What_is_wrong_with_a_size_is_said() => Declared.Wrongly(
        "[Network, Input(8), Dense<ReLU>(4, Variants = new[] { -2 }), Dense(1)] partial class Net;",
        "CN0006 at 'Dense<ReLU>(4, Variants = new[] { -2 })': 'dense': units is -2, but has to be at least 1");

    [Fact]
    public void Names_of_variants_are_reserved_where_there_are_any() => Declared.Wrongly(
        "[Network, Input(8), Dense<ReLU>(4, Variants = new[] { 2 }), Dense(1)] partial class Net { const int Variant2 = 1; }",
        "CN0019 at 'Net': 'Net' must not declare 'Variant2', which the compiled network has itself: choose another name");

    /// <summary>Eight networks call the kernels of one another: each has far less of its own than one network has in all.</summary>
    [Fact]
    public void Variants_share_what_they_call()
    {
        int Length(string variants)
        {
            var files = GeneratorHost.Run(Sources.File($"[Network, Input(8), Dense<ReLU>(8{variants}), Dense<ReLU>(8{variants}), Dense<Sigmoid>(1), Loss<BinaryCrossentropy>] partial class Net;")).Files;
            return files.Where(file => !file.Key.StartsWith("Demo.")).Sum(file => file.Value.Length);
        }

        Length(", Variants = new[] { 16, 24 }").ShouldBeLessThan(4 * Length(""));
    }

    [Fact]
    public void All_that_the_classes_of_a_documented_graph_have_is_documented() => GeneratorHost.Run("""
        using CompiledNet;
        namespace Demo;
        /// <summary>A graph.</summary>
        [Network] public sealed partial class Net
        {
            /// <summary>The input.</summary>
            [Input(8)] public partial Node X { get; }
            /// <summary>In two sizes.</summary>
            [Dense<ReLU>(4, Variants = new[] { 6 })] public partial Node Y { get; }
        }
        """).CompilerDiagnostics.ShouldBeEmpty();

    [Fact]
    public void A_network_without_variants_has_no_table() => GeneratorHost.Run(Sources.File("[Network, Input(8), Dense(1)] partial class Net;"))
        .Files.ShouldAllBe(file => !file.Value.Contains("Variant"));
}
