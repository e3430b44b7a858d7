namespace CompiledNet.Benchmarks.Peers.OnnxRuntime;

/// <summary>A node of an ONNX graph.</summary>
public static class OnnxNode
{
    /// <summary>Adds a node with one output.</summary>
    public static void Write(ProtobufWriter graph, string type, string[] inputs, string output, params OnnxAttribute[] attributes) =>
        Write(graph, type, inputs, [output], attributes);

    /// <summary>Adds a node; an empty name leaves an input or an output out.</summary>
    public static void Write(ProtobufWriter graph, string type, string[] inputs, string[] outputs, params OnnxAttribute[] attributes) => graph.Write(1, node =>
    {
        foreach (string name in inputs) node.Write(1, name);
        foreach (string name in outputs) node.Write(2, name);
        node.Write(4, type);
        foreach (var attribute in attributes) attribute.Write(node);
    });
}
