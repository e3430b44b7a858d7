namespace CompiledNet;

/// <inheritdoc cref="LSTMAttribute"/>
/// <typeparam name="TActivation">The activation f, one that acts on every number alone; by default the hyperbolic tangent.</typeparam>
/// <typeparam name="TRecurrentActivation">The activation σ of the gates, likewise; by default the sigmoid.</typeparam>
/// <param name="units">How many numbers the state has; at least 1.</param>
public sealed class LSTMAttribute<TActivation, TRecurrentActivation>(int units) : LSTMAttribute(units)
    where TActivation : struct, IActivation
    where TRecurrentActivation : struct, IActivation
{
    /// <summary>The constructor arguments of the activation.</summary>
    public double[]? ActivationArguments { get; set; }

    /// <summary>The constructor arguments of the gates' activation.</summary>
    public double[]? RecurrentActivationArguments { get; set; }
}
