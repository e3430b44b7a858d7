namespace CompiledNet;

/// <summary>
/// Long short-term memory: i, f, g, o = x · kernel + h′ · recurrent_kernel + bias, four gates side by side; the cell
/// c = σ(f) · c′ + σ(i) · f(g); the output h = σ(o) · f(c). At the start of a sequence h′ and c′ are zero.
/// Shapes: kernel [channels, 4 · units], recurrent_kernel [units, 4 · units], bias [4 · units].
/// </summary>
/// <remarks>S. Hochreiter, J. Schmidhuber, "Long short-term memory", 1997; names, the order of the gates and default values are those of Keras' <c>LSTM</c>.</remarks>
/// <param name="units">How many numbers the state has; at least 1.</param>
public class LSTMAttribute(int units) : RecurrentAttribute(units)
{
    /// <summary>Whether the bias of the forget gate starts at one.</summary>
    public bool UnitForgetBias { get; set; } = true;
}
