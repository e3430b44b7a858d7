using System;

namespace CompiledNet;

/// <summary>
/// A layer that goes through a sequence step by step and carries its state along. Shapes: input [steps, channels], output
/// [units], or [steps, units] with <see cref="ReturnSequences"/>; twice as many units if both directions are put side by side.
/// </summary>
/// <remarks>
/// The whole sequence is differentiated, step after step, back to its start. Steps that a mask leaves out, one of
/// <see cref="MaskingAttribute"/> or <see cref="EmbeddingAttribute.MaskZero"/>, are skipped as in Keras: the state stays as it is
/// and comes out again, but if sequences of both directions come out, zeros do. With <see cref="ReturnSequences"/> the mask
/// goes on to the next layer, in the order of what comes out.
/// </remarks>
public abstract class RecurrentAttribute : KernelLayerAttribute
{
    private protected RecurrentAttribute(int units) => Units = units;

    /// <summary>How many numbers the state has, and come out of each step.</summary>
    public int Units { get; }

    /// <summary>
    /// Other sizes to compile the network with: the class then has a <c>Variants</c>, with a compiled network for each combination of the sizes
    /// of its layers, the declared one included. See <see cref="NetworkVariants{T}"/>.
    /// </summary>
    public int[]? Variants { get; set; }

    /// <summary>Whether the state after every step comes out, or just the last one.</summary>
    public bool ReturnSequences { get; set; }

    /// <summary>Whether the sequence is read from its end to its start; what comes out of every step is in that order too.</summary>
    public bool GoBackwards { get; set; }

    /// <summary>
    /// Whether a second copy of the layer, with parameters of its own, reads the sequence the other way round, and what
    /// becomes of the two results, as in Keras' <c>Bidirectional</c>. By default there is one copy.
    /// </summary>
    public Bidirectional Bidirectional { get; set; }

    /// <summary>
    /// Whether the state goes on from batch to batch: row i begins with the last state of row i of the batch before, until
    /// the states are reset. By default every sample begins at zero.
    /// </summary>
    /// <remarks>
    /// As in Keras, in training as well, where no gradient goes back beyond the start of a batch. All batches between two
    /// resets have as many rows, and <see cref="FitOptions.Shuffle"/> has to be false. Each caller, that is each session,
    /// <see cref="Predictor"/>, <see cref="Trainer"/> and evaluation, has states of its own, and the network itself those of
    /// its method <c>Predict</c>: none disturbs another. They are reset by <c>ResetStates</c>, those of a session by
    /// <c>Reset</c>; <see cref="StateReset"/> does it between the epochs of a fit. With <see cref="GoBackwards"/> a long
    /// sequence is given piece by piece from its end. Cannot be combined with <see cref="Bidirectional"/>: one of the
    /// directions would have to begin with what comes later.
    /// </remarks>
    public bool Stateful { get; set; }

    /// <summary>The share of the channels of what is read that is dropped while training, the same ones at every step of a sample; at least 0 and below 1.</summary>
    /// <remarks>What is left is scaled up. In Keras each gate drops channels of its own if <see cref="RecurrentDropout"/> is given; here all gates drop the same.</remarks>
    public double Dropout { get; set; }

    /// <summary>
    /// The share of the state that is dropped while training where it goes into the recurrent kernel, the same units at every
    /// step of a sample and for every gate; at least 0 and below 1. The state that a step hands on is whole.
    /// </summary>
    /// <remarks>Y. Gal, Z. Ghahramani, "A Theoretically Grounded Application of Dropout in Recurrent Neural Networks", NIPS 2016, with tied weights.</remarks>
    public double RecurrentDropout { get; set; }

    /// <summary>Where the first values of the recurrent kernel come from, an <see cref="IInitializer"/>; by default <see cref="Orthogonal"/>.</summary>
    public Type? RecurrentInitializer { get; set; }

    /// <summary>The constructor arguments of <see cref="RecurrentInitializer"/>.</summary>
    public double[]? RecurrentInitializerArguments { get; set; }

    /// <summary>The penalty on the recurrent kernel, an <see cref="IRegularizer"/>; by default none.</summary>
    public Type? RecurrentRegularizer { get; set; }

    /// <summary>The constructor arguments of <see cref="RecurrentRegularizer"/>.</summary>
    public double[]? RecurrentRegularizerArguments { get; set; }

    /// <summary>The set that the recurrent kernel is kept in, an <see cref="IConstraint"/>; by default all numbers.</summary>
    public Type? RecurrentConstraint { get; set; }

    /// <summary>The constructor arguments of <see cref="RecurrentConstraint"/>.</summary>
    public double[]? RecurrentConstraintArguments { get; set; }
}
