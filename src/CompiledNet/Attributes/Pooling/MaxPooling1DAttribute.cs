namespace CompiledNet;

/// <summary>
/// The largest number of each window over a sequence, channel by channel: [steps, channels] becomes [windows, channels].
/// </summary>
/// <remarks>As Keras' <c>MaxPooling1D</c>. Positions outside the input do not count.</remarks>
/// <param name="poolSize">How many steps a window covers, at least 1; by default 2.</param>
public sealed class MaxPooling1DAttribute(params int[] poolSize) : LayerAttribute
{
    /// <summary>How many steps a window covers.</summary>
    public int[] PoolSize { get; } = poolSize;

    /// <summary>How far apart windows start, at least 1; by default as far as they are long.</summary>
    public int[]? Strides { get; set; }

    /// <summary>Whether windows may reach beyond the input.</summary>
    public Padding Padding { get; set; }
}
