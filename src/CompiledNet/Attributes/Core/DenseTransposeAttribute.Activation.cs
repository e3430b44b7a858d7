namespace CompiledNet;

/// <summary>A layer with the transposed kernel of another one, and an activation: y = f(x · Wᵀ + bias).</summary>
/// <typeparam name="TActivation">The activation f, such as <c>Softmax</c> or a struct of your own.</typeparam>
/// <inheritdoc cref="DenseTransposeAttribute(string)"/>
public class DenseTransposeAttribute<TActivation>(string layer) : DenseTransposeAttribute(layer) where TActivation : struct, IActivation
{
    /// <summary>The constructor arguments of the activation, such as the slope of a leaky ReLU.</summary>
    public double[]? ActivationArguments { get; set; }
}
