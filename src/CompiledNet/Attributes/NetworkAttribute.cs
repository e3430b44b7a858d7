using System;
using CompiledNet.CompilerServices;

namespace CompiledNet;

/// <summary>
/// Compiles the partial class it stands on into a network: layers as attributes of the class, in order (a stack), or
/// one attributed partial property a layer (a graph).
/// </summary>
/// <example>
/// <code>
/// [Network]
/// [Input(8)]
/// [Dense&lt;ReLU&gt;(10)]
/// [Dense&lt;Sigmoid&gt;(1)]
/// [Loss&lt;BinaryCrossentropy&gt;]
/// public sealed partial class Diabetes;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NetworkAttribute : Attribute
{
    /// <summary>The type of the numbers that the network computes with.</summary>
    public ElementType ElementType { get; set; } = ElementType.Single;

    /// <summary>The vector widths that code is emitted for.</summary>
    public VectorWidths VectorWidths { get; set; } = VectorWidths.All;

    /// <summary>
    /// Whether the class gets a <c>BFloat16Session</c> besides its <c>Session</c>: it predicts from a copy of the weights
    /// rounded to 16 bits, computing in 32, and so reads half the memory where a large network waits for nothing else.
    /// </summary>
    public bool BFloat16Session { get; set; }

    /// <summary>
    /// Demands that sessions can <c>Step</c> through a sequence, one frame at a time. They can whenever all layers that a
    /// sequence reaches do without the frames to come; with this set, a layer that does not is an error that says why.
    /// </summary>
    public bool Streaming { get; set; }

    /// <summary>
    /// Whether the backward pass also gives the gradients of the inputs, in <see cref="TrainingWorkspace{T}.InputGradients"/>: for
    /// adversarial examples, saliency, or a network that feeds another one; and of outputs that have no loss (<see cref="OutputAttribute"/>), in
    /// <see cref="TrainingWorkspace{T}.InnerGradients"/>. A network with this needs a loss. Default: no.
    /// </summary>
    public bool InputGradients { get; set; }

    /// <summary>
    /// Whether the forward pass of training also gives what each query of the layers of attention looks at, in
    /// <see cref="TrainingWorkspace{T}.AttentionWeights"/>: to draw it, or to follow it through the layers. A network with this needs a loss and a
    /// layer of attention; those within a step of a <c>Recurrent</c> layer are not among them. Default: no.
    /// </summary>
    public bool AttentionWeights { get; set; }
}
