namespace CompiledNet;

/// <summary>
/// An elementwise activation whose derivative follows from its output alone, so that training need not keep the
/// input: <c>Derivative(x, y)</c> must not use <c>x</c> (the emitted code passes <c>y</c> for both).
/// </summary>
public interface IElementwiseActivationFromOutput : IElementwiseActivation;
