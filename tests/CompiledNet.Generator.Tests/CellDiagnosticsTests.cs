using CompiledNet.Testing;

namespace CompiledNet.Generator.Tests;

public class CellDiagnosticsTests
{
    private const string Network = " [Network, Input(4, 3), Recurrent<Part>, Dense(1)] partial class Net;";
    private const string Cell = "[Block] partial class Part { [Input] public partial Node X { get; } [State(3, Next = nameof(Y))] public partial Node S { get; } [Add(nameof(X), nameof(S))] public partial Node Y { get; } }";

    [Fact]
    public void A_cell() => Declared.Wrongly(Cell + Network);

    [Fact]
    public void A_state_in_a_network() => Declared.Wrongly(
        "[Network] partial class Net { [Input(3)] public partial Node X { get; } [State(3, Next = nameof(Y))] public partial Node S { get; } [Add(nameof(X), nameof(S))] public partial Node Y { get; } }",
        "CN0041 at 'State(3, Next = nameof(Y))': 'S' is a state, but only a block that [Recurrent<…>] takes through a sequence has states: put it into one, or remove the state");

    [Theory]
    [InlineData("Block")]
    [InlineData("TimeDistributed")]
    public void A_cell_that_nobody_takes_through_a_sequence(string use) => Declared.Wrongly(
        $"{Cell} [Network, Input(4, 3), {use}<Part>, Flatten, Dense(1)] partial class Net;",
        $"CN0041 at '{use}<Part>': 'part' uses the block Part, which has a state, but only a block that [Recurrent<…>] takes through a sequence has states: put it into one, or remove the state");

    [Fact]
    public void A_cell_within_a_block_that_nobody_takes_through_a_sequence() => Declared.Wrongly(
        Cell + " [Block, Input, Block<Part>, Dense] partial class Outer; [Network, Input(4, 3), Block<Outer>, Flatten, Dense(1)] partial class Net;",
        "CN0041 at 'Block<Outer>': 'outer' uses the block Outer, which has a state, but only a block that [Recurrent<…>] takes through a sequence has states: put it into one, or remove the state");

    [Theory]
    [InlineData("State(3)", "has no Next")]
    [InlineData("State(3, Next = null)", "has no Next")]
    [InlineData("State(3, Next = \"Z\")", "takes its next value from 'Z', which is no layer here")]
    [InlineData("State(3, Next = nameof(S))", "takes its next value from itself and stays zero")]
    public void A_state_without_a_next_value(string state, string fault) => Declared.Wrongly(
        $"[Block] partial class Part {{ [Input] public partial Node X {{ get; }} [{state}] public partial Node S {{ get; }} [Add(nameof(X), nameof(S))] public partial Node Y {{ get; }} }}{Network}",
        $"CN0042 at '{state}': 'S' {fault}: write Next = nameof(…) with another layer of this block, whose result the next step finds here");

    [Fact]
    public void A_cell_without_a_state() => Declared.Wrongly(
        "[Block, Input, Dense(3)] partial class Part;" + Network,
        "CN0043 at 'Recurrent<Part>': 'part' takes the block Part through a sequence, but Part has no state to carry along: add [State(…, Next = nameof(…))] to it, or use [TimeDistributed<Part>]");

    [Fact]
    public void A_state_of_another_shape_than_its_next_value() => Declared.Wrongly(
        "[Block] partial class Part { [Input] public partial Node X { get; } [State(3, Next = nameof(Z))] public partial Node S { get; } [Add(nameof(X), nameof(S))] public partial Node Y { get; } [Dense(5)] public partial Node Z { get; } }" + Network,
        "CN0044 at 'Recurrent<Part>': 'part/S' is [3], but 'part/Z', which gives its next value, is [5]: make both the same");

    [Fact]
    public void A_cycle_past_all_states() => Declared.Wrongly(
        "[Block] partial class Part { [Input] public partial Node X { get; } [State(3, Next = nameof(Y))] public partial Node S { get; } [Add(nameof(X), nameof(S), nameof(Y))] public partial Node Y { get; } }" + Network,
        "CN0009 at 'Add(nameof(X), nameof(S), nameof(Y))': 'Y' reads 'Y', which does not come before it: move 'Y' up or read another layer");

    [Fact]
    public void A_state_that_nothing_reads() => Declared.Wrongly(
        "[Block] partial class Part { [Input] public partial Node X { get; } [State(3, Next = nameof(Y))] public partial Node S { get; } [Dense(3, From = nameof(X))] public partial Node Y { get; } }" + Network,
        "CN0028 at 'State(3, Next = nameof(Y))': 'S' is neither read nor an output: read it, mark it [Output] or remove it");

    [Theory]
    [InlineData("State", "")]
    [InlineData("State(0)", "0")]
    [InlineData("State(3, -1)", "3, -1")]
    public void A_state_without_a_shape(string state, string shape) => Declared.Wrongly(
        $"[Block] partial class Part {{ [Input] public partial Node X {{ get; }} [{state.TrimEnd(')')}{(shape.Length == 0 ? "(" : ", ")}Next = nameof(Y))] public partial Node S {{ get; }} [Add(nameof(X), nameof(S))] public partial Node Y {{ get; }} }}{Network}",
        $"CN0006 at 'Recurrent<Part>': 'part/S': shape is [{shape}], but has to be one length or more, each at least 1");

    [Theory]
    [InlineData("GRU(3)", "GRU", "has no sequence to go through")]
    [InlineData("Recurrent<Inner>", "Recurrent", "has no sequence to go through")]
    [InlineData("Attention", "Attention", "has no sequence to go through")]
    [InlineData("BatchNormalization", "BatchNormalization", "would see the batch of a single step")]
    [InlineData("Normalization", "Normalization", "cannot be adapted to data")]
    public void A_layer_that_has_no_place_in_a_cell(string layer, string kind, string reason) => Declared.Wrongly(
        $"{Cell.Replace("Part", "Inner")} [Block] partial class Part {{ [Input] public partial Node X {{ get; }} [State(3, Next = nameof(Y))] public partial Node S {{ get; }} [Add(nameof(X), nameof(S))] public partial Node Z {{ get; }} [{layer}] public partial Node Y {{ get; }} }}{Network}",
        $"CN0040 at 'Recurrent<Part>': 'part/Y' stands in a block that runs on every frame of a sequence, where {kind} {reason}; put it outside of the block");

    [Fact]
    public void A_cell_on_every_frame() => Declared.Wrongly(
        Cell + " [Block, Input, Recurrent<Part>] partial class Outer; [Network, Input(2, 4, 3), TimeDistributed<Outer>, Flatten, Dense(1)] partial class Net;",
        "CN0040 at 'TimeDistributed<Outer>': 'outer/1/part' stands in a block that runs on every frame of a sequence, where Recurrent has no sequence to go through; put it outside of the block");

    [Fact]
    public void A_cell_over_what_is_no_sequence() => Declared.Wrongly(
        Cell + " [Network, Input(3), Recurrent<Part>, Dense(1)] partial class Net;",
        "CN0005 at 'Recurrent<Part>': 'part' expects a sequence, [steps, …], but gets [3]: put [Reshape(3, 1)] before it for a sequence of single numbers, or [Embedding(…)] for one of ids");

    [Fact]
    public void Two_sequences_of_different_lengths() => Declared.Wrongly(
        """
        [Block] partial class Part { [Input] public partial Node X { get; } [Input] public partial Node Y { get; } [State(3, Next = nameof(Z))] public partial Node S { get; } [Add(nameof(X), nameof(Y), nameof(S))] public partial Node Z { get; } }
        [Network] partial class Net { [Input(4, 3)] public partial Node A { get; } [Input(5, 3)] public partial Node B { get; } [Recurrent<Part>(nameof(A), nameof(B))] public partial Node C { get; } }
        """,
        "CN0005 at 'Recurrent<Part>(nameof(A), nameof(B))': 'C' expects sequences of 4 steps as the first, but gets [5, 3]: give all inputs the same number of steps, by [RepeatVector], [Cropping1D] or [ZeroPadding1D]");

    [Fact]
    public void One_sequence_for_a_cell_of_two_inputs() => Declared.Wrongly(
        "[Block] partial class Part { [Input] public partial Node X { get; } [Input] public partial Node Y { get; } [State(3, Next = nameof(Z))] public partial Node S { get; } [Add(nameof(X), nameof(Y), nameof(S))] public partial Node Z { get; } }" + Network,
        "CN0016 at 'Recurrent<Part>': 'part': Part reads 2 layers, but here it reads 1: name what it reads by nameof, in a network declared by properties of type Node");

    [Fact]
    public void A_cell_that_contains_itself() => Declared.Wrongly(
        "[Block] partial class Part { [Input] public partial Node X { get; } [State(3, Next = nameof(Y))] public partial Node S { get; } [Add(nameof(X), nameof(S))] public partial Node Z { get; } [Recurrent<Part>] public partial Node Y { get; } }" + Network,
        "CN0029 at 'Recurrent<Part>': 'Y' uses the block Part, which contains this place again: a block must not contain itself");

    [Fact]
    public void A_state_on_a_class() => Declared.Wrongly(
        "[Block, Input, State(3), Dense(3)] partial class Part;", ["CS0592"], Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp13,
        "CN0042 at 'State(3)': 'state' has no Next: write Next = nameof(…) with another layer of this block, whose result the next step finds here");

    [Fact]
    public void A_cell_read_backwards_while_streaming() => Declared.Wrongly(
        Cell + " [Network(Streaming = true), Input(4, 3), Recurrent<Part>(GoBackwards = true), Dense(1)] partial class Net;",
        "CN0038 at 'Recurrent<Part>(GoBackwards = true)': 'part' cannot take a sequence step by step: it reads the sequence from its end; replace it, or remove Streaming = true");

    [Fact]
    public void A_wrong_shape_in_a_cell_is_reported_where_it_is_used() => Declared.Wrongly(
        Cell + " [Network, Input(4, 2), Recurrent<Part>, Dense(1)] partial class Net;",
        "CN0005 at 'Recurrent<Part>': 'part/Y' expects inputs of one shape, [2] as the first, but gets [3]: give both as many channels, by [Dense(2)] before the other");
}
