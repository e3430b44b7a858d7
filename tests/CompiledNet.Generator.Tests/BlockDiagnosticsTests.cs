using CompiledNet.Testing;

namespace CompiledNet.Generator.Tests;

public class BlockDiagnosticsTests
{
    private const string Network = " [Network] partial class Net { [Input(8)] public partial Node X { get; } [Block<Part>] public partial Node Y { get; } }";

    [Fact]
    public void A_block_inside_itself() => Declared.Wrongly(
        "[Block] partial class Part { [Input] public partial Node X { get; } [Block<Part>] public partial Node Y { get; } }" + Network,
        "CN0029 at 'Block<Part>': 'Y' uses the block Part, which contains this place again: a block must not contain itself");

    [Fact]
    public void Two_blocks_inside_each_other() => Declared.Wrongly(
        "[Block, Input, Block<Part>] partial class Other; [Block, Input, Block<Other>] partial class Part;" + Network,
        "CN0029 at 'Block<Part>': 'Block' uses the block Part, which contains this place again: a block must not contain itself",
        "CN0029 at 'Block<Other>': 'Block' uses the block Other, which contains this place again: a block must not contain itself");

    [Fact]
    public void A_recurrent_layer_in_a_block_that_runs_on_every_frame() => Declared.Wrongly(
        "[Block, Input, LSTM(3)] partial class Part; [Network, Input(4, 3, 2), TimeDistributed<Part>] partial class Net;",
        "CN0040 at 'TimeDistributed<Part>': 'part/1/lstm' stands in a block that runs on every frame of a sequence, where LSTM has no sequence to go through; put it outside of the block");

    [Theory]
    [InlineData("MultiHeadAttention(2, 2)", "multi_head_attention", "MultiHeadAttention")]
    [InlineData("Attention", "attention", "Attention")]
    [InlineData("PositionalEncoding", "positional_encoding", "PositionalEncoding")]
    [InlineData("Embedding(4, 2)", "embedding", "Embedding")]
    [InlineData("Masking", "masking", "Masking")]
    public void A_layer_of_sequences_on_every_frame(string layer, string name, string kind) => Declared.Wrongly(
        $"[Block, Input, {layer}] partial class Part; [Network, Input(3, 4, 2), TimeDistributed<Part>, Flatten, Dense(1)] partial class Net;",
        $"CN0040 at 'TimeDistributed<Part>': 'part/1/{name}' stands in a block that runs on every frame of a sequence, where {kind} has no sequence to go through; put it outside of the block");

    [Fact]
    public void A_block_on_every_frame_of_what_has_none() => Declared.Wrongly(
        "[Block, Input, Dense(3)] partial class Part; [Network, Input(4), TimeDistributed<Part>] partial class Net;",
        "CN0005 at 'TimeDistributed<Part>': 'part/frames' expects a sequence, [steps, …], but gets [4]: put [Reshape(4, 1)] before it for a sequence of single numbers, or [Embedding(…)] for one of ids");

    [Fact]
    public void A_class_that_is_no_block() => Declared.Wrongly(
        "class Part;" + Network,
        "CN0013 at 'Block<Part>': 'Y' cannot use 'Part': it is not marked [Block]; mark it");

    [Fact]
    public void An_output_in_a_block() => Declared.Wrongly(
        "[Block] partial class Part { [Input] public partial Node A { get; } [Dense, Output] public partial Node B { get; } }" + Network,
        "CN0030 at 'Output': 'B' is in a block, which has neither outputs nor losses: mark the layer that uses the block");

    [Fact]
    public void A_loss_on_a_block() => Declared.Wrongly(
        "[Block, Input, Dense, Loss<Square>] partial class Part;" + Network,
        "CN0030 at 'Loss<Square>': 'Part' is in a block, which has neither outputs nor losses: mark the layer that uses the block");

    [Fact]
    public void An_input_of_a_block_with_a_shape() => Declared.Wrongly(
        "[Block, Input(3), Dense] partial class Part;",
        "CN0031 at 'Input(3)': 'Input' is the input of a block and takes its shape from where the block is used: write [Input]");

    [Fact]
    public void What_is_wrong_in_a_block_is_reported_there_alone() => Declared.Wrongly(
        "[Block] partial class Part { [Input] public partial Node A { get; } [Dense(From = \"Z\")] public partial Node B { get; } }" + Network,
        "CN0008 at 'Dense(From = \"Z\")': 'B' reads 'Z', which is no layer here; there are above it 'A'");

    [Fact]
    public void A_repeat_of_zero() => Declared.Wrongly(
        "[Block, Input, Dense] partial class Part; [Network, Input(8), Block<Part>(Repeat = 0)] partial class Net;",
        "CN0006 at 'Block<Part>(Repeat = 0)': 'part': Repeat is 0, but has to be at least 1");

    [Fact]
    public void A_block_with_two_inputs_that_gets_one() => Declared.Wrongly(
        "[Block] partial class Part { [Input] public partial Node A { get; } [Input] public partial Node B { get; } [Add(nameof(A), nameof(B))] public partial Node C { get; } }" + Network,
        "CN0016 at 'Block<Part>': 'Y': Part reads 2 layers, but here it reads 1: name what it reads by nameof, in a network declared by properties of type Node");

    [Fact]
    public void Shapes_that_do_not_fit_in_a_copy_are_reported_where_the_block_is_used()
    {
        var result = GeneratorHost.Run(Sources.File(
            "[Block] partial class Part { [Input] public partial Node A { get; } [Dense(3)] public partial Node B { get; } [Add(nameof(A), nameof(B))] public partial Node C { get; } }" + Network));
        Declared.Lines(result).ShouldHaveSingleItem().ShouldStartWith("CN0005 at 'Block<Part>': 'Y/1/C' expects ");
        Declared.Errors(result).ShouldBeEmpty();
    }
}
