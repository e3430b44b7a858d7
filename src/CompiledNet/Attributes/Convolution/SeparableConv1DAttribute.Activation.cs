namespace CompiledNet;

/// <summary>The same layer with an activation behind it.</summary>
/// <typeparam name="TActivation">The activation, such as <c>ReLU</c> or a struct of your own.</typeparam>
/// <inheritdoc cref="SeparableConv1DAttribute(int, int[])"/>
public class SeparableConv1DAttribute<TActivation>(int filters, params int[] kernelSize) : SeparableConv1DAttribute(filters, kernelSize)
    where TActivation : struct, IActivation
{
    /// <summary>The constructor arguments of the activation, such as the slope of a leaky ReLU.</summary>
    public double[]? ActivationArguments { get; set; }
}
