using System;
using System.Collections.Generic;
using CompiledNet.Benchmarks.Models;

namespace CompiledNet.Benchmarks.Peers.OnnxRuntime.Stepping;

/// <summary>
/// Adds the nodes of one layer after the other to a graph that takes a frame. Its states are inputs and outputs: the
/// state of an LSTM or GRU node, or the frames that a convolution looks back at, to which the new one is joined.
/// </summary>
/// <param name="graph">Takes the nodes.</param>
public sealed class OnnxStepChain(ProtobufWriter graph) : OnnxLayerChain(graph, OnnxModel.Input)
{
    /// <summary>Names of the states as inputs and as outputs, with their shapes.</summary>
    public List<(string Input, string Output, long[] Shape)> States { get; } = [];

    /// <summary>The shape in which the first layer wants its frame.</summary>
    public static long[] FrameShape(ModelLayer layer) => layer is CausalConvolutionLayer ? [1, layer.InputSize, 1] : [1, 1, layer.InputSize];

    public void Add(ModelLayer layer, bool isLast)
    {
        int index = NextIndex();
        switch (layer)
        {
            case LSTMLayer lstm:
                // Gates i, o, f, c, where Keras has i, f, c, o; the biases of the frame, then those of the state.
                float[] bias = [.. OnnxGates.Reorder(lstm.Bias, 1, lstm.Units, 0, 3, 1, 2), .. new float[lstm.Bias.Length]];
                WriteWeights(index, layer, lstm.Units, OnnxGates.Transpose(lstm.Kernel, lstm.Inputs, lstm.Units, 0, 3, 1, 2), OnnxGates.Transpose(lstm.Recurrent, lstm.Units, lstm.Units, 0, 3, 1, 2), bias);
                var (hidden, cell) = (State($"hidden{index}", 1, 1, lstm.Units), State($"cell{index}", 1, 1, lstm.Units));
                OnnxNode.Write(Graph, "LSTM", [Value, $"kernel{index}", $"recurrent{index}", $"bias{index}", "", hidden.Input, cell.Input], ["", hidden.Output, cell.Output], OnnxAttribute.Number("hidden_size", lstm.Units));
                Value = hidden.Output;
                break;
            case GRULayer gru:
                WriteWeights(index, layer, gru.Units, OnnxGates.Transpose(gru.Kernel, gru.Inputs, gru.Units, 0, 1, 2), OnnxGates.Transpose(gru.Recurrent, gru.Units, gru.Units, 0, 1, 2), gru.Bias);
                var state = State($"hidden{index}", 1, 1, gru.Units);
                OnnxNode.Write(Graph, "GRU", [Value, $"kernel{index}", $"recurrent{index}", $"bias{index}", "", state.Input], ["", state.Output],
                    OnnxAttribute.Number("hidden_size", gru.Units), OnnxAttribute.Number("linear_before_reset", 1));
                Value = state.Output;
                break;
            case CausalConvolutionLayer convolution:
                AddConvolution(index, convolution);
                break;
            case DenseLayer { Activation: Activation.None } dense:
                AddReshape(index, 1, dense.Inputs);
                AddDense(index, dense, isLast ? OnnxModel.Output : $"output{index}");
                break;
            default:
                throw new NotSupportedException(layer.ToString());
        }
    }

    private void WriteWeights(int index, ModelLayer layer, int units, float[] kernel, float[] recurrent, float[] bias)
    {
        int rows = kernel.Length / layer.InputSize;
        OnnxTensor.Write(Graph, $"kernel{index}", kernel, 1, rows, layer.InputSize);
        OnnxTensor.Write(Graph, $"recurrent{index}", recurrent, 1, rows, units);
        OnnxTensor.Write(Graph, $"bias{index}", bias, 1, bias.Length);
    }

    private void AddConvolution(int index, CausalConvolutionLayer layer)
    {
        var past = State($"past{index}", 1, layer.Inputs, layer.Lookback);
        string joined = $"joined{index}";
        OnnxTensor.Write(Graph, $"kernel{index}", OnnxGates.ChannelsFirst(layer), layer.Filters, layer.Inputs, layer.Size);
        OnnxTensor.Write(Graph, $"bias{index}", layer.Bias, layer.Filters);
        foreach (var (name, value) in new[] { ("first", 1), ("end", layer.Lookback + 1), ("axis", 2) }) OnnxTensor.Write(Graph, $"{name}{index}", [(long)value]);
        AddNode("Concat", [past.Input, Value], joined, OnnxAttribute.Number("axis", 2));
        OnnxNode.Write(Graph, "Slice", [joined, $"first{index}", $"end{index}", $"axis{index}"], past.Output);
        AddNode("Conv", [joined, $"kernel{index}", $"bias{index}"], $"sum{index}", OnnxAttribute.List("dilations", layer.Dilation));
        if (layer.Activation == Activation.Tanh) AddNode("Tanh", [Value], $"output{index}");
    }

    private (string Input, string Output) State(string name, params long[] shape)
    {
        States.Add((name, name + "_next", shape));
        return (name, name + "_next");
    }
}
