using CompiledNet.Benchmarks.Models;

namespace CompiledNet.Benchmarks.Peers.OnnxRuntime;

/// <summary>Adds the nodes of one layer after the other to a graph; each node reads what the one before gave.</summary>
/// <param name="graph">Takes the nodes.</param>
/// <param name="input">The name of the value that the first layer reads.</param>
public abstract class OnnxLayerChain(ProtobufWriter graph, string input)
{
    private int _count;

    protected ProtobufWriter Graph => graph;

    /// <summary>The name of the value that the next node reads.</summary>
    protected string Value { get; set; } = input;

    /// <summary>The number of the next layer, which the names of its values end with.</summary>
    protected int NextIndex() => _count++;

    protected void AddDense(int index, DenseLayer dense, string output)
    {
        OnnxTensor.Write(graph, $"kernel{index}", ChannelsFirst.From(dense, dense.Kernel), dense.Inputs, dense.Outputs);
        OnnxTensor.Write(graph, $"bias{index}", dense.Bias, dense.Outputs);
        AddNode("Gemm", [Value, $"kernel{index}", $"bias{index}"], output);
    }

    protected void AddReshape(int index, int rows, int length)
    {
        OnnxTensor.Write(graph, $"shape{index}", rows, length);
        AddNode("Reshape", [Value, $"shape{index}"], $"flat{index}");
    }

    protected void AddNode(string type, string[] inputs, string output, params OnnxAttribute[] attributes)
    {
        OnnxNode.Write(graph, type, inputs, output, attributes);
        Value = output;
    }
}
