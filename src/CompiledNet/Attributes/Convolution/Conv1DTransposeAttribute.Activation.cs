namespace CompiledNet;

/// <summary>A transposed convolution over a sequence with activation.</summary>
/// <typeparam name="TActivation">The activation, such as <c>ReLU</c> or a struct of your own.</typeparam>
/// <inheritdoc cref="Conv1DTransposeAttribute(int, int[])"/>
public class Conv1DTransposeAttribute<TActivation>(int filters, params int[] kernelSize) : Conv1DTransposeAttribute(filters, kernelSize)
    where TActivation : struct, IActivation
{
    /// <summary>The constructor arguments of the activation, such as the slope of a leaky ReLU.</summary>
    public double[]? ActivationArguments { get; set; }
}
