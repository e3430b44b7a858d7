using System;
using System.Linq;

namespace CompiledNet.Benchmarks.Peers.OnnxRuntime.Graphs;

/// <summary>Writes a graph of ONNX with the weights of a network; values are named by number.</summary>
/// <param name="writer">Takes nodes and constants.</param>
/// <param name="network">Whose weights they are.</param>
/// <param name="rows">Samples per call.</param>
public sealed class OnnxGraph(ProtobufWriter writer, INetwork<float> network, int rows)
{
    private int _count;

    /// <summary>Samples per call.</summary>
    public int Rows => rows;

    /// <summary>Adds a node and gives the name of its only output that is used.</summary>
    /// <param name="type">The operator.</param>
    /// <param name="inputs">Names of values.</param>
    /// <param name="attributes">Its arguments.</param>
    public string Node(string type, string[] inputs, params OnnxAttribute[] attributes) => NodeAt(0, type, inputs, attributes);

    /// <summary>The same for an output at another place.</summary>
    public string NodeAt(int place, string type, string[] inputs, params OnnxAttribute[] attributes)
    {
        string output = NewName();
        OnnxNode.Write(writer, type, inputs, [.. Enumerable.Repeat("", place), output], attributes);
        return output;
    }

    /// <summary>A constant.</summary>
    public string Constant(float[] values, params int[] shape)
    {
        string name = NewName();
        OnnxTensor.Write(writer, name, values, shape);
        return name;
    }

    /// <summary>Another shape of a value.</summary>
    public string Reshape(string value, params long[] shape)
    {
        string name = NewName();
        OnnxTensor.Write(writer, name, shape);
        return Node("Reshape", [value, name]);
    }

    /// <summary>Other orders of its axes.</summary>
    public string Transpose(string value, params int[] axes) => Node("Transpose", [value], OnnxAttribute.List("perm", axes));

    /// <summary>x · kernel + bias over the last axis.</summary>
    public string Dense(string x, string layer, int inputs, int outputs) =>
        Node("Add", [Node("MatMul", [x, Constant(Weight(layer + "/kernel"), inputs, outputs)]), Constant(Weight(layer + "/bias"), outputs)]);

    /// <summary>A weight of the network.</summary>
    public float[] Weight(string name) => network.Weights[name].ToArray();

    private string NewName() => $"v{_count++}";
}
