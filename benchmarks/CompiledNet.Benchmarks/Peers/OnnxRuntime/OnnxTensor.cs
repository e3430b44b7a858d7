using System;
using System.Runtime.InteropServices;

namespace CompiledNet.Benchmarks.Peers.OnnxRuntime;

/// <summary>A constant of an ONNX graph.</summary>
public static class OnnxTensor
{
    /// <summary>float32 in onnx.proto's TensorProto.DataType.</summary>
    public const int FloatType = 1;

    private const int Int64Type = 7;

    /// <summary>Adds an initializer of numbers.</summary>
    public static void Write(ProtobufWriter graph, string name, float[] values, params int[] shape) => Write(graph, name, FloatType, MemoryMarshal.AsBytes<float>(values).ToArray(), shape);

    /// <summary>Adds an initializer of whole numbers.</summary>
    public static void Write(ProtobufWriter graph, string name, params long[] values) => Write(graph, name, Int64Type, MemoryMarshal.AsBytes<long>(values).ToArray(), [values.Length]);

    private static void Write(ProtobufWriter graph, string name, int type, byte[] bytes, int[] shape) => graph.Write(5, tensor =>
    {
        foreach (int size in shape) tensor.Write(1, size);
        tensor.Write(2, type);
        tensor.Write(8, name);
        tensor.Write(9, bytes);
    });
}
