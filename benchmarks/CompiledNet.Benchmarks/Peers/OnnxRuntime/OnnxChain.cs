using System;
using CompiledNet.Benchmarks.Models;

namespace CompiledNet.Benchmarks.Peers.OnnxRuntime;

/// <summary>Adds the nodes of one layer after the other to a graph: Gemm, Conv or MaxPool, and the activation.</summary>
/// <param name="graph">Takes the nodes.</param>
/// <param name="input">The name of the value that the first layer reads.</param>
public sealed class OnnxChain(ProtobufWriter graph, string input) : OnnxLayerChain(graph, input)
{
    public void Add(ModelLayer layer, bool isLast, int rows)
    {
        int index = NextIndex();
        switch (layer)
        {
            case DenseLayer dense:
                if (dense.Image is not null) AddReshape(index, rows, dense.Inputs);
                AddDense(index, dense, $"sum{index}");
                break;
            case ConvolutionLayer convolution:
                OnnxTensor.Write(Graph, $"kernel{index}", ChannelsFirst.From(convolution, convolution.Kernel), convolution.Filters, convolution.Input.Channels, convolution.Size, convolution.Size);
                OnnxTensor.Write(Graph, $"bias{index}", convolution.Bias, convolution.Filters);
                int margin = convolution.Margin;
                AddNode("Conv", [Value, $"kernel{index}", $"bias{index}"], $"sum{index}", OnnxAttribute.List("pads", margin, margin, margin, margin));
                break;
            case PoolingLayer pooling:
                AddNode("MaxPool", [Value], $"sum{index}", OnnxAttribute.List("kernel_shape", pooling.Size, pooling.Size), OnnxAttribute.List("strides", pooling.Size, pooling.Size));
                break;
            default:
                throw new NotSupportedException(layer.ToString());
        }

        if (layer.Activation != Activation.None) AddNode(layer.Activation.ToString(), [Value], isLast ? OnnxModel.Output : $"output{index}");
    }
}
