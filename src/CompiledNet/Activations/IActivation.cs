namespace CompiledNet;

/// <summary>
/// A function that a layer applies to its result. Implement <see cref="IElementwiseActivation"/>,
/// <see cref="IElementwiseActivationFromOutput"/> or <see cref="IVectorActivation"/> on a struct; the built-in
/// activations are written the same way.
/// </summary>
public interface IActivation;
