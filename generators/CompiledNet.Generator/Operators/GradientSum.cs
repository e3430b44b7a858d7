using System;
using System.Collections.Generic;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Operators;

/// <summary>The gradient of a value that several layers read: the sum of what they pass back.</summary>
internal static class GradientSum
{
    /// <summary>Emits the sum, unless there is only one part.</summary>
    public static Tensor Of(IReadOnlyList<Tensor> parts, string name, Shape shape, TensorFactory tensors, Action<Kernel> kernels)
    {
        if (parts.Count == 1) return parts[0];
        var total = tensors.New(name + " total gradient", shape);
        kernels(new Merge(MergeOperation.Add, [.. parts], total));
        return total;
    }
}
