namespace CompiledNet;

/// <summary>The same layer with an activation behind it.</summary>
/// <typeparam name="TActivation">The activation, such as <c>ReLU</c> or a struct of your own.</typeparam>
/// <inheritdoc cref="DepthwiseConv2DAttribute(int[])"/>
public class DepthwiseConv2DAttribute<TActivation>(params int[] kernelSize) : DepthwiseConv2DAttribute(kernelSize)
    where TActivation : struct, IActivation
{
    /// <summary>The constructor arguments of the activation, such as the slope of a leaky ReLU.</summary>
    public double[]? ActivationArguments { get; set; }
}
