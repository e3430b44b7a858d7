using System;

namespace CompiledNet.Generator.Diagnostics;

/// <summary>A failure of the compiler itself, with the layer it was busy with.</summary>
internal sealed class LayerFailedException(string layer, Exception cause) : Exception(cause.Message, cause)
{
    public string Layer { get; } = layer;
}
