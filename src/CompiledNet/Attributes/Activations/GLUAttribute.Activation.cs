namespace CompiledNet;

/// <summary>A gated linear unit with another gate, a · f(b): <c>GLU&lt;SiLU&gt;</c> is SwiGLU, <c>GLU&lt;GELU&gt;</c> GEGLU.</summary>
/// <remarks>Shazeer, "GLU variants improve transformer", 2020.</remarks>
/// <typeparam name="TActivation">The gate f, an activation that acts on every number alone.</typeparam>
public sealed class GLUAttribute<TActivation> : GLUAttribute where TActivation : struct, IActivation
{
    /// <summary>The constructor arguments of the gate.</summary>
    public double[]? ActivationArguments { get; set; }
}
