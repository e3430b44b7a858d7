namespace CompiledNet;

/// <summary>
/// The largest number of each window over an image, channel by channel: [height, width, channels] becomes [rows, columns, channels].
/// </summary>
/// <remarks>As Keras' <c>MaxPooling2D</c>. Positions outside the input do not count.</remarks>
/// <param name="poolSize">How many pixels a window covers, at least 1: one number for both axes, or height and width. By default 2.</param>
public sealed class MaxPooling2DAttribute(params int[] poolSize) : LayerAttribute
{
    /// <summary>How many pixels a window covers: along both axes, or along height and width.</summary>
    public int[] PoolSize { get; } = poolSize;

    /// <summary>How far apart windows start, at least 1: one number for both axes, or two; by default as far as they are long.</summary>
    public int[]? Strides { get; set; }

    /// <summary>Whether windows may reach beyond the input.</summary>
    public Padding Padding { get; set; }
}
