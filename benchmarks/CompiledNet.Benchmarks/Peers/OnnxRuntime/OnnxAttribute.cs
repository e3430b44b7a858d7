using System;

namespace CompiledNet.Benchmarks.Peers.OnnxRuntime;

/// <summary>An argument of a node: a whole number, several, a real number or a text.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Of AttributeProto.AttributeType in onnx.proto.</param>
/// <param name="WriteValue">Writes the field of that type.</param>
public readonly record struct OnnxAttribute(string Name, int Type, Action<ProtobufWriter> WriteValue)
{
    private const int FloatType = 1, IntType = 2, StringType = 3, IntsType = 7;

    public static OnnxAttribute Number(string name, int value) => new(name, IntType, attribute => attribute.Write(3, value));

    public static OnnxAttribute List(string name, params int[] values) => new(name, IntsType, attribute =>
    {
        foreach (int value in values) attribute.Write(8, value);
    });

    public static OnnxAttribute Real(string name, float value) => new(name, FloatType, attribute => attribute.Write(2, value));

    public static OnnxAttribute Text(string name, string value) => new(name, StringType, attribute => attribute.Write(4, value));

    public void Write(ProtobufWriter node)
    {
        var self = this;
        node.Write(5, attribute =>
        {
            attribute.Write(1, self.Name);
            self.WriteValue(attribute);
            attribute.Write(20, self.Type);
        });
    }
}
