using System;
using System.ComponentModel;

namespace CompiledNet.CompilerServices;

/// <summary>
/// The seam between what the generator emits for a network and the runtime, which trains, evaluates and predicts through it. What people use
/// is <see cref="INetwork{T}"/>.
/// </summary>
/// <typeparam name="T"><see cref="float"/>, or <see cref="double"/> for a network declared with double precision.</typeparam>
public interface ICompiledNetwork<T> where T : unmanaged
{
    /// <summary>Layers, parameters, inputs and outputs, with their shapes.</summary>
    NetworkDescription Description { get; }

    /// <summary>
    /// The parameters that a prediction which begins now computes with to its end. It may be exchanged while others predict, see
    /// <see cref="NetworkExchange.Replace"/>.
    /// </summary>
    /// <exception cref="ArgumentException">A set of another length was assigned.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    ParameterSet<T> ParameterSet { get; set; }

    /// <summary>
    /// Computes the outputs of <paramref name="rows"/> samples.
    /// </summary>
    /// <param name="inputs"><paramref name="rows"/> × <see cref="NetworkDescription.InputSize"/> numbers.</param>
    /// <param name="outputs"><paramref name="rows"/> × <see cref="NetworkDescription.OutputSize"/> numbers.</param>
    /// <param name="rows">How many samples; at most the capacity of <paramref name="workspace"/>.</param>
    /// <param name="workspace">Memory of this caller alone.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    void Infer(ReadOnlySpan<T> inputs, Span<T> outputs, int rows, InferenceWorkspace<T> workspace);

    /// <summary>
    /// Runs <paramref name="rows"/> samples forward and backward: leaves the gradient of
    /// <c>scale · Σ sampleWeight · loss</c> in <see cref="TrainingWorkspace{T}.Gradients"/> (overwriting it, same layout
    /// as <see cref="ParameterSet"/>) and the outputs in <see cref="TrainingWorkspace{T}.Outputs"/>.
    /// </summary>
    /// <param name="inputs"><paramref name="rows"/> × InputSize numbers.</param>
    /// <param name="targets"><paramref name="rows"/> × <see cref="NetworkDescription.TargetSize"/> numbers.</param>
    /// <param name="sampleWeights">One weight a row or, of a network with one output, one for each of its positions; or empty for 1.</param>
    /// <param name="scale">Factor of the gradient, usually one over the batch size.</param>
    /// <param name="rows">How many samples; at most the capacity of <paramref name="workspace"/>.</param>
    /// <param name="workspace">Memory of this caller alone; its <see cref="TrainingWorkspace{T}.Step"/> numbers the random draws.</param>
    /// <remarks>
    /// Of an output that a mask reaches, the loss of a sample is Σ mask · loss of its positions, times the rows over the
    /// positions that count in all of them: see <see cref="OutputMasks{T}"/>.
    /// </remarks>
    /// <returns>Σ sampleWeight · loss, not scaled, over outputs weighted by their loss weights.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    T Backpropagate(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ReadOnlySpan<T> sampleWeights, T scale, int rows, TrainingWorkspace<T> workspace);

    /// <summary>
    /// The first half of <see cref="Backpropagate"/>: runs <paramref name="rows"/> samples forward, and leaves their outputs in
    /// <see cref="TrainingWorkspace{T}.Outputs"/>, if they are to be kept, and the masks. The rows may be a part of a batch: if masks
    /// reach outputs, <see cref="OutputMasks{T}.Weights"/> of the whole are to be set before going back from the losses.
    /// </summary>
    /// <exception cref="InvalidOperationException">The network has no loss.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    void Forward(ReadOnlySpan<T> inputs, int rows, TrainingWorkspace<T> workspace) => throw NetworkCalls.WithoutLoss(Description);

    /// <summary>The second half, with the same inputs and rows: losses and gradients.</summary>
    /// <exception cref="InvalidOperationException">The network has no loss.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    T Backward(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ReadOnlySpan<T> sampleWeights, T scale, int rows, TrainingWorkspace<T> workspace) =>
        throw NetworkCalls.WithoutLoss(Description);

    /// <summary>
    /// Another second half, with the same inputs and rows, from given gradients of the outputs instead of losses: leaves the
    /// gradient of Σ outputGradient · output in <see cref="TrainingWorkspace{T}.Gradients"/>, overwriting it. Needs outputs that were
    /// kept in <see cref="Forward"/>, and may follow it more than once.
    /// </summary>
    /// <param name="inputs">Those of <see cref="Forward"/>.</param>
    /// <param name="outputGradients"><paramref name="rows"/> × OutputSize numbers; those of outputs without a loss are not read.</param>
    /// <param name="rows">As in <see cref="Forward"/>.</param>
    /// <param name="workspace">That of <see cref="Forward"/>.</param>
    /// <exception cref="InvalidOperationException">The network has no loss.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    void Backward(ReadOnlySpan<T> inputs, ReadOnlySpan<T> outputGradients, int rows, TrainingWorkspace<T> workspace) =>
        throw NetworkCalls.WithoutLoss(Description);

    /// <summary>
    /// The loss of each of <paramref name="rows"/> samples of a batch that <see cref="Infer"/> has just predicted with
    /// <paramref name="workspace"/>: the function that <see cref="Backpropagate"/> makes small. A loss that works on the logits of the
    /// last activation, see <see cref="IFusedLoss{TActivation}"/>, finds them in the workspace; if masks reach outputs, so does
    /// the mean over the positions that count.
    /// </summary>
    /// <param name="outputs"><paramref name="rows"/> × OutputSize numbers.</param>
    /// <param name="targets"><paramref name="rows"/> × TargetSize numbers.</param>
    /// <param name="losses"><paramref name="rows"/> × <see cref="NetworkDescription.Outputs"/> losses, output by output within a row, not yet multiplied by the loss weights.</param>
    /// <param name="rows">How many samples.</param>
    /// <param name="workspace">That of the prediction, with <see cref="InferenceWorkspace{T}.IsEvaluating"/> set.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the workspace is not evaluating.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    void Losses(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, Span<T> losses, int rows, InferenceWorkspace<T> workspace);
}
