using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Tests;

public class BindingTests
{
    private static readonly TypeSpec Type = new("Demo", [], "Net", "Demo.Net");

    private static NodeSpec Node(string kind, string? name = null, NetworkSpec? block = null, params string[] from) =>
        new(name, kind, null, block, from.ToEquatableArray(), [], null, null, 0);

    private static NetworkSpec Spec(params NodeSpec[] nodes) =>
        new(Type, nodes.All(node => node.Name is null) ? Door.Stack : Door.Graph, Model.ElementType.Single, 7, nodes.ToEquatableArray(), []);

    private static NetworkGraph Bind(NetworkSpec spec)
    {
        var problems = new List<Problem>();
        var graph = GraphBinder.Bind(spec, problems, default);
        problems.ShouldBeEmpty();
        return graph.ShouldNotBeNull();
    }

    [Fact]
    public void Layers_of_a_stack_are_named_as_in_Keras() =>
        Bind(Spec(Node("Input"), Node("Dense"), Node("Dropout"), Node("Dense"), Node("Dense"), Node("Dropout")))
            .Nodes.Select(node => node.Name).ShouldBe(["input", "dense", "dropout", "dense_1", "dense_2", "dropout_1"]);

    [Fact]
    public void A_given_name_is_not_given_again() =>
        LayerNames.Of([Node("Dense"), Node("Dense", "dense_1"), Node("Dense")]).ShouldBe(["dense", "dense_1", "dense_2"]);

    [Theory]
    [InlineData("Dense", "dense")]
    [InlineData("GlobalAveragePooling2D", "global_average_pooling2d")]
    [InlineData("SimpleRNN", "simple_rnn")]
    [InlineData("LSTM", "lstm")]
    public void Names_follow_the_rule_of_Keras(string kind, string name) => LayerNames.SnakeCase(kind).ShouldBe(name);

    [Fact]
    public void A_layer_reads_the_one_above_unless_told_otherwise()
    {
        var graph = Bind(Spec(Node("Input", "X"), Node("Dense", "A"), Node("Dense", "B", null, "X"), Node("Add", "Y", null, "A", "B")));
        graph.Nodes.Select(node => string.Join(",", node.Inputs)).ShouldBe(["", "0", "0", "1,2"]);
        graph.Outputs.ShouldHaveSingleItem().NodeId.ShouldBe(3);
    }

    [Fact]
    public void Copies_of_a_block_follow_one_another()
    {
        var block = Spec(Node("Input", "I"), Node("Dense", "A"), Node("Add", "S", null, "I", "A"));
        var graph = Bind(Spec(
            Node("Input", "X"),
            Node("Block", "Body", block) with { Arguments = new[] { new Argument("Repeat", new[] { 2.0 }.ToEquatableArray(), [], null) }.ToEquatableArray(), PropertyModifiers = "public partial", PropertyName = "Body" },
            Node("Dense", "Y")));
        graph.Nodes.Select(node => node.Name).ShouldBe(["X", "Body/1/A", "Body/1/S", "Body/2/A", "Body/2/S", "Y"]);
        graph.Nodes.Select(node => string.Join(",", node.Inputs)).ShouldBe(["", "0", "0,1", "2", "2,3", "4"]);
        graph.Properties.ShouldBe([new NodeProperty("public partial", "Body", 4)]);
    }

    [Fact]
    public void Blocks_within_blocks_are_expanded()
    {
        var inner = Spec(Node("Input"), Node("Dense"));
        var outer = Spec(Node("Input", "I"), Node("Block", "In", inner), Node("Block", "Out", inner));
        Bind(Spec(Node("Input", "X"), Node("Block", "Body", outer))).Nodes.Select(node => node.Name)
            .ShouldBe(["X", "Body/1/In/1/dense", "Body/1/Out/1/dense"]);
    }

    [Fact]
    public void Several_outputs_stand_in_source_order()
    {
        var output = new OutputSpec(null, 1, 0);
        Bind(Spec(Node("Input", "X"), Node("Dense", "A") with { Output = output }, Node("Dense", "B", null, "X") with { Output = output }))
            .Outputs.Select(found => found.NodeId).ShouldBe([1, 2]);
    }

    [Fact]
    public void Several_inputs_are_bound()
    {
        var graph = Bind(Spec(Node("Input", "X"), Node("Input", "Z"), Node("Concatenate", "Y", null, "X", "Z")));
        graph.Nodes[2].Inputs.ShouldBe([0, 1]);
    }
}
