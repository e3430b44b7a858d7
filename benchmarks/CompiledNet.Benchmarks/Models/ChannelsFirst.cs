namespace CompiledNet.Benchmarks.Models;

/// <summary>
/// Kernels for libraries whose images are [channels][height][width]: [filters][channels][height][width] for convolutions;
/// for dense layers [inputs][outputs] with the inputs in the order in which such a library flattens an image.
/// </summary>
public static class ChannelsFirst
{
    /// <summary>A kernel of ours as such a library wants it.</summary>
    public static float[] From(ModelLayer layer, float[] kernel)
    {
        float[] swapped = new float[kernel.Length];
        for (int i = 0; i < kernel.Length; i++) swapped[Place(layer, i)] = kernel[i];
        return swapped;
    }

    /// <summary>A kernel of such a library as ours.</summary>
    public static float[] Back(ModelLayer layer, float[] swapped)
    {
        float[] kernel = new float[swapped.Length];
        for (int i = 0; i < kernel.Length; i++) kernel[i] = swapped[Place(layer, i)];
        return kernel;
    }

    private static int Place(ModelLayer layer, int index) => layer switch
    {
        ConvolutionLayer { Size: var size, Filters: var filters, Input.Channels: var channels } =>
            (index % filters * channels + index / filters % channels) * size * size + index / filters / channels,
        DenseLayer { Image: { } image, Outputs: var outputs } =>
            (index / outputs % image.Channels * image.Height * image.Width + index / outputs / image.Channels) * outputs + index % outputs,
        _ => index,
    };
}
