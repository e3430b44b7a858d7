using System;
using CompiledNet.Benchmarks.Models;

namespace CompiledNet.Benchmarks.Peers.OnnxRuntime;

/// <summary>Adds the nodes of one layer after the other to a graph: Gemm, Conv or MaxPool, and the activation.</summary>
/// <param name="graph">Takes the nodes.</param>
/// <param name="input">The name of the value that the first layer reads.</param>
public sealed class OnnxChain(ProtobufWriter graph, string input)
{
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
                AddNode("Conv", [_value, $"kernel{index}", $"bias{index}"], $"sum{index}", OnnxAttribute.List("pads", margin, margin, margin, margin));
                break;
            case PoolingLayer pooling:
                AddNode("MaxPool", [_value], $"sum{index}", OnnxAttribute.List("kernel_shape", pooling.Size, pooling.Size), OnnxAttribute.List("strides", pooling.Size, pooling.Size));
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

    private void AddNode(string type, string[] inputs, string output, params OnnxAttribute[] attributes)
    {
        OnnxNode.Write(graph, type, inputs, output, attributes);
        _value = output;
    }
}
