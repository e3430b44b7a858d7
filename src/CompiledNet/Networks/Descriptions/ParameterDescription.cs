using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>
/// One parameter tensor and where its numbers lie in the network's parameter block: a matrix of <see cref="Rows"/> rows of
/// <see cref="Columns"/> numbers, cut into panels of <see cref="Panel"/> columns that follow each other in memory, each
/// row by row; the places behind the last column are zero.
/// </summary>
/// <remarks>
/// A matrix product reads one panel after the other from front to back: every number it touches is next to the one
/// before, whatever the width of the layer. <see cref="IndexOf"/> says where a number lies.
/// </remarks>
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

    /// <summary>Columns in memory with those that are zero; at least <see cref="Columns"/>, a multiple of <see cref="Panel"/>.</summary>
    public required int Stride { get; init; }

    /// <summary>Columns of one panel; <see cref="Stride"/>, a single panel, unless set.</summary>
    public int Panel
    {
        get => field == 0 ? Stride : field;
        init;
    }

    /// <summary>
    /// How many groups the columns fall into, such as the gates of a recurrent layer; 1 unless set. Each has its zeros behind
    /// it, so that all start where vectors and panels do.
    /// </summary>
    public int Groups { get; init; } = 1;

    /// <summary>
    /// Whether memory holds the transposed matrix: number (r, c) of the shape taken as a
    /// <see cref="Columns"/> × <see cref="Rows"/> matrix then lies in row c at column r.
    /// </summary>
    public bool Transposed { get; init; }

    /// <summary>
    /// How many matrices, one for each index of the leading axes, lie below each other in memory, each transposed on its
    /// own; 1 unless set. Of <see cref="Transposed"/> parameters only.
    /// </summary>
    public int Blocks { get; init; } = 1;

    /// <summary>Whether training changes it.</summary>
    public bool Trainable { get; init; } = true;

    /// <summary>Where its first values come from.</summary>
    public required IInitializer Initializer { get; init; }

    /// <summary>The penalty on its values, or null.</summary>
    public IRegularizer? Regularizer { get; init; }

    /// <summary>The set it is kept in, or null.</summary>
    public IConstraint? Constraint { get; init; }

    /// <summary>The statistic of its layer's data that <see cref="NetworkAdaptation.Adapt"/> sets it to, or null.</summary>
    public DataStatistic? AdaptedTo { get; init; }

    /// <summary>How many numbers the parameter has, without padding.</summary>
    public int Count => Rows * Columns;

    /// <summary>Where the number in a row and column of memory lies in the parameter block.</summary>
    [MethodImpl(Hot.Optimized)]
    public int IndexOf(int row, int column)
    {
        if (Groups > 1) column = column / (Columns / Groups) * (Stride / Groups) + column % (Columns / Groups);
        return Offset + column / Panel * Rows * Panel + row * Panel + column % Panel;
    }
}
