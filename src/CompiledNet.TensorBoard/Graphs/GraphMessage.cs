using System.Collections.Generic;
using System.Linq;
using CompiledNet.EventFiles;
using Google.Protobuf;

namespace CompiledNet.Graphs;

/// <summary>A network as the graph that TensorBoard draws: a node per layer, with its arguments and the shape of its output.</summary>
internal static class GraphMessage
{
    // The version of the format since which a node's inputs and attributes are as they are written here.
    private const int Producer = 22;

    public static GraphDef Of(NetworkDescription network)
    {
        var graph = new GraphDef { Versions = new VersionDef { Producer = Producer } };
        var layers = network.Layers.Select(layer => layer.Name).ToHashSet();
        foreach (var input in network.Inputs)
            if (!layers.Contains(input.Name)) graph.Node.Add(Node(input.Name, "Placeholder", [], input.Shape));
        foreach (var layer in network.Layers)
        {
            var node = Node(layer.Name, layer.Kind.Length > 0 ? layer.Kind : layer.Operator, layer.Inputs, layer.OutputShape);
            foreach (var argument in layer.Arguments) node.Attr[argument.Name] = Text(argument.Value);
            if (layer.Activation is { } activation) node.Attr["Activation"] = Text(activation);
            node.Attr["parameters"] = new AttrValue { I = layer.ParameterCount };
            node.Attr["multiply_adds"] = new AttrValue { I = layer.MultiplyAdds };
            graph.Node.Add(node);
        }

        return graph;
    }

    // A batch of unknown size stands before the shape: -1.
    private static NodeDef Node(string name, string kind, IReadOnlyList<string> inputs, IReadOnlyList<int> shape)
    {
        var dimensions = new TensorShapeProto { Dim = { new TensorShapeProto.Types.Dim { Size = -1 } } };
        foreach (int size in shape) dimensions.Dim.Add(new TensorShapeProto.Types.Dim { Size = size });
        var node = new NodeDef { Name = name, Op = kind };
        node.Input.Add(inputs);
        node.Attr["_output_shapes"] = new AttrValue { List = new AttrValue.Types.ListValue { Shape = { dimensions } } };
        return node;
    }

    private static AttrValue Text(string text) => new() { S = ByteString.CopyFromUtf8(text) };
}
