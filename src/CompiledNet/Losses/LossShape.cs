using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>Refuses spans that do not fit each other, before memory is touched.</summary>
/// <remarks>For every row of a batch: the comparisons go into their callers, what makes the messages does not.</remarks>
internal static class LossShape
{
    /// <summary>All three of the prediction's length (the gradient may be left out).</summary>
    /// <exception cref="ArgumentException">They differ, or there is nothing to compare.</exception>
    [MethodImpl(Hot.Inlined)]
    public static void Check(int prediction, int target, int gradient = -1)
    {
        if (target != prediction) ThrowTarget(prediction, target);
        CheckGradient(prediction, gradient < 0 ? prediction : gradient);
    }

    /// <summary>The gradient of the prediction's length.</summary>
    /// <exception cref="ArgumentException">They differ, or there is nothing to compare.</exception>
    [MethodImpl(Hot.Inlined)]
    public static void CheckGradient(int prediction, int gradient)
    {
        if (prediction == 0 || gradient != prediction) ThrowGradient(prediction, gradient);
    }

    /// <summary>No target, of a loss that takes none.</summary>
    /// <exception cref="ArgumentException">There is one.</exception>
    [MethodImpl(Hot.Inlined)]
    public static void CheckNoTarget(int target)
    {
        if (target != 0) ThrowNoTarget(target);
    }

    [DoesNotReturn]
    private static void ThrowTarget(int prediction, int target) =>
        throw new ArgumentException($"The target must have {prediction} numbers, as the prediction has, and not {target}.", nameof(target));

    [DoesNotReturn]
    private static void ThrowGradient(int prediction, int gradient) => throw (prediction == 0
        ? new ArgumentException("The prediction must have at least one number, and has none.", nameof(prediction))
        : new ArgumentException($"The gradient must have {prediction} numbers, as the prediction has, and not {gradient}.", nameof(gradient)));

    [DoesNotReturn]
    private static void ThrowNoTarget(int target) => throw new ArgumentException($"This loss takes no target, and not one of {target} numbers.", nameof(target));
}
