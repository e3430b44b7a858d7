using System;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet.CompilerServices;

/// <summary>Token ids, which come as numbers like everything else that a network reads.</summary>
/// <remarks>
/// Comparisons that always come out the same cost nothing beside the row that is read next; so they are made wherever
/// an id becomes an address, and no number that a caller can pass leads anywhere else.
/// </remarks>
public static class TokenIds
{
    /// <summary>The id as a row of a table.</summary>
    /// <param name="id">The number that was given.</param>
    /// <param name="vocabulary">How many ids there are.</param>
    /// <param name="row">The sample, for the message.</param>
    /// <param name="position">The position in it, for the message.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not whole, or not from 0 to <paramref name="vocabulary"/> − 1.</exception>
    [MethodImpl(Hot.Inlined)]
    public static nint Row<T>(T id, int vocabulary, nint row, nint position) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Whatever a processor makes of numbers that no int holds: it is either no row, or not the same number again. NaN is like none.
        int found = T.ConvertToIntegerNative<int>(id);
        if ((uint)found >= (uint)vocabulary || T.CreateTruncating(found) != id) Throw(double.CreateTruncating(id), vocabulary, row, position);
        return found;
    }

    /// <summary>A number that a layer has computed as a row of a table: digits behind the point are cut off.</summary>
    /// <inheritdoc cref="Row"/>
    /// <exception cref="ArgumentOutOfRangeException">It is below 0, or not below <paramref name="vocabulary"/>.</exception>
    [MethodImpl(Hot.Inlined)]
    public static nint CutRow<T>(T id, int vocabulary, nint row, nint position) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Not "less than 0", so that NaN is refused too.
        if (!(id >= T.Zero && id < T.CreateTruncating(vocabulary))) Throw(double.CreateTruncating(id), vocabulary, row, position);
        return int.CreateTruncating(id);
    }

    [DoesNotReturn]
    private static void Throw(double id, int vocabulary, nint row, nint position) => throw new ArgumentOutOfRangeException(
        "inputs", id, $"Row {row}, position {position}: token ids are whole numbers from 0 to {vocabulary - 1}.");
}
