namespace CompiledNet;

/// <summary>
/// A gated recurrent unit: the gates z = σ(x · W₁ + h′ · U₁ + b₁) and r likewise with W₂, U₂, b₂; the candidate
/// g = f(x · W₃ + b₃ + r · (h′ · U₃ + b₄)); the output h = z · h′ + (1 - z) · g. At the start of a sequence h′ is zero.
/// Shapes: kernel [channels, 3 · units], recurrent_kernel [units, 3 · units], bias [2, 3 · units]: for the input, for the state.
/// </summary>
/// <remarks>K. Cho et al., "Learning phrase representations using RNN encoder–decoder", 2014; names, the order of the gates and default values are those of Keras' <c>GRU</c>.</remarks>
/// <param name="units">How many numbers the state has; at least 1.</param>
public class GRUAttribute(int units) : RecurrentAttribute(units)
{
    /// <summary>
    /// Whether the reset gate r acts after the product with the recurrent kernel, as above, or before it:
    /// g = f(x · W₃ + (r · h′) · U₃ + b₃), with a bias [3 · units].
    /// </summary>
    public bool ResetAfter { get; set; } = true;
}
