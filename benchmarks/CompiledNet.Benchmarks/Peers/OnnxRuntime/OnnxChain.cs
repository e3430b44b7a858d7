using System;
using CompiledNet.Benchmarks.Models;

namespace CompiledNet.Benchmarks.Peers.OnnxRuntime;

/// <summary>Adds the nodes of one layer after the other to a graph: Gemm, Conv or MaxPool, and the activation.</summary>
/// <param name="graph">Takes the nodes.</param>
/// <param name="input">The name of the value that the first layer reads.</param>
public sealed class OnnxChain(ProtobufWriter graph, string input)
{
    // AttributeProto.AttributeType.INTS in onnx.proto.
    private const int IntsAttribute = 7;

    private string _value = input;
    private int _count;

    public void Add(ModelLayer layer, bool isLast, int rows)
    {
        int index = _count++;
        switch (layer)
        {
            case DenseLayer dense:
                if (dense.Image is not null) Reshape(index, rows, dense.Inputs);
                OnnxTensor.Write(graph, $"kernel{index}", ChannelsFirst.From(dense, dense.Kernel), dense.Inputs, dense.Outputs);
                OnnxTensor.Write(graph, $"bias{index}", dense.Bias, dense.Outputs);
                AddNode("Gemm", [_value, $"kernel{index}", $"bias{index}"], $"sum{index}");
                break;
            case ConvolutionLayer convolution:
                OnnxTensor.Write(graph, $"kernel{index}", ChannelsFirst.From(convolution, convolution.Kernel), convolution.Filters, convolution.Input.Channels, convolution.Size, convolution.Size);
                OnnxTensor.Write(graph, $"bias{index}", convolution.Bias, convolution.Filters);
                int margin = convolution.Margin;
                AddNode("Conv", [_value, $"kernel{index}", $"bias{index}"], $"sum{index}", ("pads", [margin, margin, margin, margin]));
                break;
            case PoolingLayer pooling:
                AddNode("MaxPool", [_value], $"sum{index}", ("kernel_shape", [pooling.Size, pooling.Size]), ("strides", [pooling.Size, pooling.Size]));
                break;
            default:
                throw new NotSupportedException(layer.ToString());
        }

        if (layer.Activation != Activation.None) AddNode(layer.Activation.ToString(), [_value], isLast ? OnnxModel.Output : $"output{index}");
    }

    private void Reshape(int index, int rows, int length)
    {
        OnnxTensor.Write(graph, $"shape{index}", rows, length);
        AddNode("Reshape", [_value, $"shape{index}"], $"flat{index}");
    }

    private void AddNode(string type, string[] inputs, string output, params (string Name, int[] Values)[] attributes)
    {
        graph.Write(1, node =>
        {
            foreach (string name in inputs) node.Write(1, name);
            node.Write(2, output);
            node.Write(4, type);
            foreach (var (name, values) in attributes)
            {
                node.Write(5, attribute =>
                {
                    attribute.Write(1, name);
                    foreach (int value in values) attribute.Write(8, value);
                    attribute.Write(20, IntsAttribute);
                });
            }
        });
        _value = output;
    }
}
