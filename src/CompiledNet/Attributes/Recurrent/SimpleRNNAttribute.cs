namespace CompiledNet;

/// <summary>
/// A recurrent layer whose state is its output: h = f(x · kernel + h′ · recurrent_kernel + bias) with the state h′ of the step before.
/// Shapes: kernel [channels, units], recurrent_kernel [units, units], bias [units].
/// </summary>
/// <remarks>J. Elman, "Finding structure in time", 1990; names and default values are those of Keras' <c>SimpleRNN</c>.</remarks>
/// <param name="units">How many numbers the state has; at least 1.</param>
public class SimpleRNNAttribute(int units) : RecurrentAttribute(units);
