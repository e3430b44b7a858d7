namespace CompiledNet;

/// <summary>A convolution over an image with activation: y = f(x ∗ kernel + bias).</summary>
/// <typeparam name="TActivation">The activation f, such as <c>ReLU</c> or a struct of your own.</typeparam>
/// <inheritdoc cref="Conv2DAttribute(int, int[])"/>
public class Conv2DAttribute<TActivation>(int filters, params int[] kernelSize) : Conv2DAttribute(filters, kernelSize)
    where TActivation : struct, IActivation
{
    /// <summary>The constructor arguments of the activation, such as the slope of a leaky ReLU.</summary>
    public double[]? ActivationArguments { get; set; }
}
