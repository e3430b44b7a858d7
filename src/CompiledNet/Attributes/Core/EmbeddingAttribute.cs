using System;

namespace CompiledNet;

/// <summary>
/// Turns token ids into vectors: [...] becomes [..., output_dim], row <c>id</c> of a trained table for each id; parameter
/// <c>embeddings</c> [input_dim, output_dim].
/// </summary>
/// <remarks>
/// As Keras' <c>Embedding</c>; with <see cref="LearnedPositions"/> as KerasHub's <c>TokenAndPositionEmbedding</c>. Ids come as
/// numbers like everything that a network reads. One that is no id, not whole, negative, NaN or not below <see cref="InputDim"/>,
/// makes the call that was given it throw an <see cref="ArgumentOutOfRangeException"/> that names row and position. Only of numbers that a
/// layer before has computed, against which CN0094 warns, digits behind the point are cut off.
/// </remarks>
/// <param name="inputDim">How many ids there are.</param>
/// <param name="outputDim">How long the vectors are.</param>
public sealed class EmbeddingAttribute(int inputDim, int outputDim) : LayerAttribute
{
    /// <summary>How many ids there are: from 0 to one less.</summary>
    public int InputDim { get; } = inputDim;

    /// <summary>How long the vectors are.</summary>
    public int OutputDim { get; } = outputDim;

    /// <summary>
    /// Whether id 0 stands for a position that is none, behind the end of a shorter sequence: attention then never looks at
    /// it, recurrent layers skip it, and averages over all positions, losses and metrics leave it out.
    /// </summary>
    public bool MaskZero { get; set; }

    /// <summary>
    /// Whether a second trained vector is added to each, that of its position: parameter <c>position_embeddings</c>
    /// [steps, output_dim]. For a sequence of ids, [steps], only.
    /// </summary>
    public bool LearnedPositions { get; set; }

    /// <summary>Whether training changes the parameters.</summary>
    public bool Trainable { get; set; } = true;

    /// <summary>Where the table's first values come from, an <see cref="IInitializer"/>; by default <see cref="RandomUniform"/>.</summary>
    public Type? EmbeddingsInitializer { get; set; }

    /// <summary>The constructor arguments of <see cref="EmbeddingsInitializer"/>.</summary>
    public double[]? EmbeddingsInitializerArguments { get; set; }

    /// <summary>The penalty on the table, an <see cref="IRegularizer"/>; by default none.</summary>
    public Type? EmbeddingsRegularizer { get; set; }

    /// <summary>The constructor arguments of <see cref="EmbeddingsRegularizer"/>.</summary>
    public double[]? EmbeddingsRegularizerArguments { get; set; }

    /// <summary>The set that the table is kept in, an <see cref="IConstraint"/>; by default all numbers.</summary>
    public Type? EmbeddingsConstraint { get; set; }

    /// <summary>The constructor arguments of <see cref="EmbeddingsConstraint"/>.</summary>
    public double[]? EmbeddingsConstraintArguments { get; set; }

    /// <summary>Where the vectors of positions start, an <see cref="IInitializer"/>; by default Glorot's uniform distribution.</summary>
    public Type? PositionEmbeddingsInitializer { get; set; }

    /// <summary>The constructor arguments of <see cref="PositionEmbeddingsInitializer"/>.</summary>
    public double[]? PositionEmbeddingsInitializerArguments { get; set; }
}
