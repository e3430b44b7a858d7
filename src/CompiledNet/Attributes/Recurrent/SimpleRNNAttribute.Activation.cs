namespace CompiledNet;

/// <inheritdoc cref="SimpleRNNAttribute"/>
/// <typeparam name="TActivation">The activation f, one that acts on every number alone; by default the hyperbolic tangent.</typeparam>
/// <param name="units">How many numbers the state has; at least 1.</param>
public sealed class SimpleRNNAttribute<TActivation>(int units) : SimpleRNNAttribute(units) where TActivation : struct, IActivation
{
    /// <summary>The constructor arguments of the activation.</summary>
    public double[]? ActivationArguments { get; set; }
}
