namespace CompiledNet;

/// <summary>Applies an activation: y = f(x), of the same shape.</summary>
/// <typeparam name="TActivation">The activation f, such as <c>ReLU</c> or a struct of your own.</typeparam>
public sealed class ActivationAttribute<TActivation> : LayerAttribute where TActivation : struct, IActivation
{
    /// <summary>The constructor arguments of the activation, such as the slope of a leaky ReLU.</summary>
    public double[]? ActivationArguments { get; set; }
}
