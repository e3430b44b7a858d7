using System;
using System.Linq;
using System.Runtime.InteropServices;

namespace CompiledNet;

/// <summary>Parameters as named tensors, and back.</summary>
internal static class ParameterTensors
{
    /// <summary>A copy of the parameter in <paramref name="block"/>.</summary>
    public static NamedTensor Read<T>(ParameterDescription parameter, ReadOnlySpan<T> block) where T : unmanaged
    {
        var values = new T[parameter.Count];
        parameter.Gather(block, values);
        int[] shape = [.. parameter.Shape];
        if (typeof(T) == typeof(float)) return new NamedTensor(parameter.Name, shape, MemoryMarshal.Cast<T, float>(values.AsSpan()));
        if (typeof(T) == typeof(double)) return new NamedTensor(parameter.Name, shape, MemoryMarshal.Cast<T, double>(values.AsSpan()));
        throw new NotSupportedException($"Weights of type {typeof(T)} cannot be saved, only float and double.");
    }

    /// <summary>The numbers of a tensor.</summary>
    /// <exception cref="WeightFileException">A finite number is beyond the range of singles.</exception>
    public static T[] Values<T>(NamedTensor tensor, string? path) where T : unmanaged
    {
        var values = new T[tensor.Count];
        if (typeof(T) == typeof(double)) tensor.CopyTo(MemoryMarshal.Cast<T, double>(values.AsSpan()));
        else if (typeof(T) != typeof(float)) throw new NotSupportedException($"Weights of type {typeof(T)} cannot be loaded, only float and double.");
        else
        {
            var singles = MemoryMarshal.Cast<T, float>(values.AsSpan());
            tensor.CopyTo(singles);
            if (tensor.Type == TensorType.F64) CheckRange(tensor, singles, path);
        }

        return values;
    }

    /// <summary>Whether a tensor has the parameter's shape.</summary>
    public static bool Fits(NamedTensor tensor, ParameterDescription parameter) => tensor.Shape.SequenceEqual(parameter.Shape);

    private static void CheckRange(NamedTensor tensor, ReadOnlySpan<float> singles, string? path)
    {
        if (singles.IndexOfAny(float.PositiveInfinity, float.NegativeInfinity) < 0) return;
        var exact = new double[tensor.Count];
        tensor.CopyTo(exact);
        for (int i = 0; i < exact.Length; i++)
            if (double.IsFinite(exact[i]) && !float.IsFinite(singles[i]))
                throw new WeightFileException(FormattableString.Invariant($"expected numbers within the range of singles, got {exact[i]} at {i}"), path, tensor.Name);
    }
}
