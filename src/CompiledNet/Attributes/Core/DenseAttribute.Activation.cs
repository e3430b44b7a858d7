namespace CompiledNet;

/// <summary>A fully connected layer with activation: y = f(x · kernel + bias).</summary>
/// <typeparam name="TActivation">The activation f, such as <c>ReLU</c> or a struct of your own.</typeparam>
public class DenseAttribute<TActivation> : DenseAttribute where TActivation : struct, IActivation
{
    /// <inheritdoc cref="DenseAttribute()"/>
    public DenseAttribute()
    {
    }

    /// <inheritdoc cref="DenseAttribute(int)"/>
    public DenseAttribute(int units)
        : base(units)
    {
    }

    /// <summary>The constructor arguments of the activation, such as the slope of a leaky ReLU.</summary>
    public double[]? ActivationArguments { get; set; }
}
