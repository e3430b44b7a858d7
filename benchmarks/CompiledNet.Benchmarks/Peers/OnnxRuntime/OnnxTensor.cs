using System;
using System.Runtime.InteropServices;

namespace CompiledNet.Benchmarks.Peers.OnnxRuntime;

/// <summary>A constant of an ONNX graph.</summary>
public static class OnnxTensor
{
    // TensorProto.DataType in onnx.proto.
    private const int FloatType = 1, Int64Type = 7;

    /// <summary>Adds an initializer of numbers.</summary>
    public static void Write(ProtobufWriter graph, string name, float[] values, params int[] shape) => Write(graph, name, FloatType, MemoryMarshal.AsBytes<float>(values).ToArray(), shape);

    /// <summary>Adds an initializer of whole numbers.</summary>
    public static void Write(ProtobufWriter graph, string name, params long[] values) => Write(graph, name, Int64Type, MemoryMarshal.AsBytes<long>(values).ToArray(), [values.Length]);

    /// <summary>Adds an input (field 11 of the graph) or an output (field 12) of numbers.</summary>
    public static void Declare(ProtobufWriter graph, int field, string name, long[] shape) => graph.Write(field, value =>
    {
        value.Write(1, name);
        value.Write(2, type => type.Write(1, tensor =>
        {
            tensor.Write(1, FloatType);
            tensor.Write(2, dimensions =>
            {
                foreach (long size in shape) dimensions.Write(1, dimension => dimension.Write(1, size));
            });
        }));
    });

    private static void Write(ProtobufWriter graph, string name, int type, byte[] bytes, int[] shape) => graph.Write(5, tensor =>
    {
        foreach (int size in shape) tensor.Write(1, size);
        tensor.Write(2, type);
        tensor.Write(8, name);
        tensor.Write(9, bytes);
    });
}
