using System.Collections.Generic;

namespace CompiledNet;

/// <summary>
/// One parameter tensor and where its numbers lie in the network's parameter block: as <see cref="Rows"/> rows of
/// <see cref="Columns"/> numbers, each row starting <see cref="Stride"/> numbers after the one before, the gap zero.
/// </summary>
public sealed class ParameterDescription
{
    /// <summary><c>layer/kernel</c>, <c>layer/bias</c> …</summary>
    public required string Name { get; init; }

    /// <summary>The shape users and files see, such as [inputs, outputs]; row-major.</summary>
    public required IReadOnlyList<int> Shape { get; init; }

    /// <summary>Where the first number lies in the parameter block.</summary>
    public required int Offset { get; init; }

    /// <summary>Rows in memory.</summary>
    public required int Rows { get; init; }

    /// <summary>Numbers per row in memory.</summary>
    public required int Columns { get; init; }

    /// <summary>Distance of two rows in memory; at least <see cref="Columns"/>.</summary>
    public required int Stride { get; init; }

    /// <summary>
    /// Whether memory holds the transposed matrix: number (r, c) of the shape taken as a
    /// <see cref="Columns"/> × <see cref="Rows"/> matrix then lies in row c at column r.
    /// </summary>
    public bool Transposed { get; init; }

    /// <summary>Whether training changes it.</summary>
    public bool Trainable { get; init; } = true;

    /// <summary>Where its first values come from.</summary>
    public required IInitializer Initializer { get; init; }

    /// <summary>The penalty on its values, or null.</summary>
    public IRegularizer? Regularizer { get; init; }

    /// <summary>The set it is kept in, or null.</summary>
    public IConstraint? Constraint { get; init; }

    /// <summary>How many numbers the parameter has, without padding.</summary>
    public int Count => Rows * Columns;
}
