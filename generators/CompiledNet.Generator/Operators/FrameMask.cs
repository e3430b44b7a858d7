using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Operators;

/// <summary>Which positions of a sequence count: a tensor [steps] of ones and zeros, which is made when a layer first asks for it.</summary>
/// <param name="steps">How many positions there are.</param>
/// <param name="make">Makes the tensor.</param>
internal sealed class FrameMask(int steps, Func<ITensors, Tensor> make)
{
    private Tensor? _tensor;

    public Tensor Of(ITensors tensors) => _tensor ??= make(tensors);

    /// <summary>The same in a sequence that goes the other way.</summary>
    public FrameMask Reversed() => new(steps, tensors => tensors.DerivedPadded(Of(tensors), "reversed", Shape.Of(steps), y => new ReversedMask(Of(tensors), y)));

    /// <summary>What counts where any of several counts; null if one of them is not masked at all.</summary>
    /// <remarks>As Keras' merging layers do it.</remarks>
    public static FrameMask? Any(IEnumerable<FrameMask?> masks) => masks.All(mask => mask is not null) ? Joined(MergeOperation.Maximum, masks) : null;

    /// <summary>What counts where all of several count, those that there are.</summary>
    public static FrameMask? All(IEnumerable<FrameMask?> masks) => Joined(MergeOperation.Minimum, masks);

    private static FrameMask? Joined(MergeOperation operation, IEnumerable<FrameMask?> masks)
    {
        var different = masks.OfType<FrameMask>().Distinct().ToArray();
        return different.Length < 2 ? different.FirstOrDefault() : different[0].JoinedWith(operation, different);
    }

    private FrameMask JoinedWith(MergeOperation operation, FrameMask[] all) => new(steps, tensors =>
    {
        Tensor[] parts = [.. all.Select(mask => mask.Of(tensors))];
        string what = $"{operation} {string.Join(" ", parts.Skip(1).Select(part => part.Id))}";
        return tensors.DerivedPadded(parts[0], what, Shape.Of(steps), y => new Merge(operation, [.. parts], y));
    });
}
