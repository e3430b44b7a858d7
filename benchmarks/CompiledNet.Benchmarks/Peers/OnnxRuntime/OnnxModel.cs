using System;
using System.Runtime.InteropServices;
using CompiledNet.Benchmarks.Models;

namespace CompiledNet.Benchmarks.Peers.OnnxRuntime;

/// <summary>Writes a dense model as ONNX, one Gemm and one activation a layer. Field numbers are those of onnx.proto.</summary>
public static class OnnxModel
{
    public const string Input = "input", Output = "output";

    private const int IrVersion = 8, Opset = 17, FloatType = 1;

    /// <summary>The bytes of the model for exactly <paramref name="rows"/> samples: fixed shapes are what the runtime optimizes best.</summary>
    public static byte[] Write(DenseModel model, int rows)
    {
        var writer = new ProtobufWriter();
        writer.Write(1, IrVersion);
        writer.Write(7, graph => WriteGraph(graph, model, rows));
        writer.Write(8, opset => opset.Write(2, Opset));
        return writer.ToArray();
    }

    private static void WriteGraph(ProtobufWriter graph, DenseModel model, int rows)
    {
        string input = Input;
        for (int i = 0; i < model.Layers.Count; i++)
        {
            var layer = model.Layers[i];
            string kernel = $"kernel{i}", bias = $"bias{i}", sum = $"sum{i}", output = i == model.Layers.Count - 1 ? Output : $"output{i}";
            WriteNode(graph, "Gemm", [input, kernel, bias], sum);
            WriteNode(graph, layer.Activation.ToString(), [sum], output);
            WriteTensor(graph, kernel, layer.Kernel, layer.Inputs, layer.Outputs);
            WriteTensor(graph, bias, layer.Bias, layer.Outputs);
            input = output;
        }

        graph.Write(2, "model");
        WriteValue(graph, 11, Input, rows, model.InputSize);
        WriteValue(graph, 12, Output, rows, model.OutputSize);
    }

    private static void WriteNode(ProtobufWriter graph, string type, string[] inputs, string output) => graph.Write(1, node =>
    {
        foreach (string input in inputs) node.Write(1, input);
        node.Write(2, output);
        node.Write(4, type);
    });

    private static void WriteTensor(ProtobufWriter graph, string name, float[] values, params int[] shape) => graph.Write(5, tensor =>
    {
        foreach (int size in shape) tensor.Write(1, size);
        tensor.Write(2, FloatType);
        tensor.Write(8, name);
        tensor.Write(9, MemoryMarshal.AsBytes<float>(values));
    });

    private static void WriteValue(ProtobufWriter graph, int field, string name, params int[] shape) => graph.Write(field, value =>
    {
        value.Write(1, name);
        value.Write(2, type => type.Write(1, tensor =>
        {
            tensor.Write(1, FloatType);
            tensor.Write(2, dimensions =>
            {
                foreach (int size in shape) dimensions.Write(1, dimension => dimension.Write(1, size));
            });
        }));
    });
}
