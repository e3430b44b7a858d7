namespace CompiledNet.Benchmarks.Peers.OnnxRuntime;

/// <summary>An argument of a node: a whole number, or several.</summary>
public readonly record struct OnnxAttribute(string Name, bool IsList, params int[] Values)
{
    // AttributeProto.AttributeType in onnx.proto.
    private const int IntType = 2, IntsType = 7;

    public static OnnxAttribute Number(string name, int value) => new(name, false, value);

    public static OnnxAttribute List(string name, params int[] values) => new(name, true, values);

    public void Write(ProtobufWriter node)
    {
        var self = this;
        node.Write(5, attribute =>
        {
            attribute.Write(1, self.Name);
            foreach (int value in self.Values) attribute.Write(self.IsList ? 8 : 3, value);
            attribute.Write(20, self.IsList ? IntsType : IntType);
        });
    }
}
