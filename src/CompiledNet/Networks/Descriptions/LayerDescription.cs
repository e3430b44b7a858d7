using System.Collections.Generic;

namespace CompiledNet;

/// <summary>One layer of a network.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Operator">What it computes in short, for people: <c>Dense(ReLU)</c>.</param>
/// <param name="Inputs">The names of the layers it reads.</param>
/// <param name="OutputShape">Its output shape, without the batch.</param>
/// <param name="ParameterCount">How many parameters it has; those that it uses of another layer are counted there.</param>
/// <param name="MultiplyAdds">Multiplications with addition per sample.</param>
public sealed record LayerDescription(
    string Name, string Operator, IReadOnlyList<string> Inputs, IReadOnlyList<int> OutputShape, int ParameterCount, long MultiplyAdds)
{
    /// <summary>The name of its attribute, such as <c>Dense</c> or <c>Conv1D</c>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Its activation with what that is constructed from, such as <c>LeakyReLU(0.1)</c>, a user's own with its namespace; null for none.</summary>
    public string? Activation { get; init; }

    /// <summary>
    /// Its arguments by name: those with a default whether they were written or not; initializers, regularizers and
    /// constraints only if they were, since <see cref="ParameterDescription"/> has what they are.
    /// </summary>
    public IReadOnlyList<LayerArgument> Arguments { get; init; } = [];

    /// <summary>
    /// The layer whose weights it uses, null for one that has its own: one of its own kind if it is that layer once more, see
    /// <see cref="SharedAttribute"/>; for a <see cref="DenseTransposeAttribute"/> otherwise the layer of the kernel.
    /// </summary>
    public string? WeightsOf { get; init; }

    /// <summary>The names of the parameters that it computes with, as in <see cref="NetworkDescription.Parameters"/>.</summary>
    public IReadOnlyList<string> Parameters { get; init; } = [];

    /// <summary>Whether a prediction passes through it unchanged, as through dropout and noise.</summary>
    public bool IsForTrainingOnly { get; init; }

    /// <summary>One of its steps, if a user wrote it; else null.</summary>
    public CellDescription? Cell { get; init; }
}
