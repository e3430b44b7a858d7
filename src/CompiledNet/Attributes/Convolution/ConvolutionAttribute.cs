namespace CompiledNet;

/// <summary>What convolutions over sequences and images have in common.</summary>
public abstract class ConvolutionAttribute : KernelLayerAttribute
{
    private protected ConvolutionAttribute(int filters, int[] kernelSize) => (Filters, KernelSize) = (filters, kernelSize);

    /// <summary>How many channels come out.</summary>
    public int Filters { get; }

    /// <summary>
    /// Other sizes to compile the network with: the class then has a <c>Variants</c>, with a compiled network for each combination of the sizes
    /// of its layers, the declared one included. See <see cref="NetworkVariants{T}"/>.
    /// </summary>
    public int[]? Variants { get; set; }

    /// <summary>How many positions a window covers: along all axes, or along each.</summary>
    public int[] KernelSize { get; }

    /// <summary>How far apart windows start, at least 1: one number for all axes, or one each; by default 1.</summary>
    public int[]? Strides { get; set; }

    /// <summary>Whether windows may reach beyond the input, where zeros are read; <see cref="Padding.Causal"/> for sequences only.</summary>
    public Padding Padding { get; set; }

    /// <summary>How far apart the positions of a window are, at least 1: one number for all axes, or one each; by default 1.</summary>
    public int[]? DilationRate { get; set; }
}
