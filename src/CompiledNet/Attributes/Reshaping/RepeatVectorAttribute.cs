namespace CompiledNet;

/// <summary>A vector several times over: [features] becomes [n, features].</summary>
/// <remarks>As Keras' <c>RepeatVector</c>.</remarks>
/// <param name="n">How many times, at least 1.</param>
public sealed class RepeatVectorAttribute(int n) : LayerAttribute
{
    /// <summary>How many times.</summary>
    public int N { get; } = n;
}
