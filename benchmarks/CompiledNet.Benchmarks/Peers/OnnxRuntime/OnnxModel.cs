using System;
using CompiledNet.Benchmarks.Models;

namespace CompiledNet.Benchmarks.Peers.OnnxRuntime;

/// <summary>Writes a model as ONNX. Field numbers are those of onnx.proto.</summary>
public static class OnnxModel
{
    public const string Input = "input", Output = "output";

    private const int IrVersion = 8, Opset = 17;

    /// <summary>The bytes of the model for exactly <paramref name="rows"/> samples: fixed shapes are what the runtime optimizes best.</summary>
    public static byte[] Write(Model model, int rows) => Write(graph => WriteGraph(graph, model, rows));

    /// <summary>The bytes of a model with this graph.</summary>
    public static byte[] Write(Action<ProtobufWriter> graph)
    {
        var writer = new ProtobufWriter();
        writer.Write(1, IrVersion);
        writer.Write(7, graph);
        writer.Write(8, opset => opset.Write(2, Opset));
        return writer.ToArray();
    }

    /// <summary>The shape of the input: images have their channels first, which for a single channel makes no difference.</summary>
    public static long[] InputShape(Model model, int rows) => model.Layers[0] is ConvolutionLayer { Input: var image }
        ? [rows, image.Channels, image.Height, image.Width]
        : [rows, model.InputSize];

    private static void WriteGraph(ProtobufWriter graph, Model model, int rows)
    {
        var chain = new OnnxChain(graph, Input);
        foreach (var layer in model.Layers) chain.Add(layer, isLast: layer == model.Layers[^1], rows);
        graph.Write(2, "model");
        OnnxTensor.Declare(graph, 11, Input, InputShape(model, rows));
        OnnxTensor.Declare(graph, 12, Output, [rows, model.OutputSize]);
    }
}
