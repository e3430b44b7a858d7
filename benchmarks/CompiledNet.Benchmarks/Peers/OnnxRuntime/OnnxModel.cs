using CompiledNet.Benchmarks.Models;

namespace CompiledNet.Benchmarks.Peers.OnnxRuntime;

/// <summary>Writes a model as ONNX. Field numbers are those of onnx.proto.</summary>
public static class OnnxModel
{
    public const string Input = "input", Output = "output";

    private const int IrVersion = 8, Opset = 17;

    /// <summary>The bytes of the model for exactly <paramref name="rows"/> samples: fixed shapes are what the runtime optimizes best.</summary>
    public static byte[] Write(Model model, int rows)
    {
        var writer = new ProtobufWriter();
        writer.Write(1, IrVersion);
        writer.Write(7, graph => WriteGraph(graph, model, rows));
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
        WriteValue(graph, 11, Input, InputShape(model, rows));
        WriteValue(graph, 12, Output, [rows, model.OutputSize]);
    }

    private static void WriteValue(ProtobufWriter graph, int field, string name, long[] shape) => graph.Write(field, value =>
    {
        value.Write(1, name);
        value.Write(2, type => type.Write(1, tensor =>
        {
            tensor.Write(1, OnnxTensor.FloatType);
            tensor.Write(2, dimensions =>
            {
                foreach (long size in shape) dimensions.Write(1, dimension => dimension.Write(1, size));
            });
        }));
    });
}
