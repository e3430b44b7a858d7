namespace CompiledNet;

/// <summary>A transposed convolution over an image with activation.</summary>
/// <typeparam name="TActivation">The activation, such as <c>ReLU</c> or a struct of your own.</typeparam>
/// <inheritdoc cref="Conv2DTransposeAttribute(int, int[])"/>
public class Conv2DTransposeAttribute<TActivation>(int filters, params int[] kernelSize) : Conv2DTransposeAttribute(filters, kernelSize)
    where TActivation : struct, IActivation
{
    /// <summary>The constructor arguments of the activation, such as the slope of a leaky ReLU.</summary>
    public double[]? ActivationArguments { get; set; }
}
