namespace CompiledNet.Generator.Kernels;

/// <summary>Expressions for the vector that a loop variable <c>row</c> stands on, as a span.</summary>
internal static class Spans
{
    public static string ReadOnly(string origin, Tensor tensor) => $"MemoryMarshal.CreateReadOnlySpan(ref {At(origin, tensor)}, {tensor.Channels})";

    public static string Writable(string origin, Tensor tensor) => $"MemoryMarshal.CreateSpan(ref {At(origin, tensor)}, {tensor.Channels})";

    private static string At(string origin, Tensor tensor) =>
        $"Unsafe.Add(ref {origin}, row * {(tensor.Positions > 1 ? tensor.ChannelStride : tensor.RowStride)})";
}
