using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CompiledNet.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>
/// Carries an update rule over the parameter block in one pass: each number of parameter, gradient and state is read
/// once, and parameter and state are written once.
/// </summary>
internal static class UpdateSweep
{
    /// <summary>Applies the rule to all parameters, after <c>p -= decay · p</c>.</summary>
    public static void Run<TRule>(
        Coefficients<float> coefficients, float decay, Span<float> parameters, GradientTerms gradients,
        Span<float> a = default, Span<float> b = default, Span<float> c = default) where TRule : IUpdateRule
    {
        ref float p = ref MemoryMarshal.GetReference(parameters);
        ref float g = ref MemoryMarshal.GetReference(gradients.First);
        ref float h = ref MemoryMarshal.GetReference(gradients.Second);
        ref float s = ref MemoryMarshal.GetReference(a);
        ref float t = ref MemoryMarshal.GetReference(b);
        ref float u = ref MemoryMarshal.GetReference(c);
        nint length = parameters.Length, done = 0;
        if (Vector512.IsHardwareAccelerated) done = Sweep<TRule, Lanes512<float>>(coefficients, decay, ref p, ref g, ref h, ref s, ref t, ref u, done, length);
        else if (Vector256.IsHardwareAccelerated) done = Sweep<TRule, Lanes256<float>>(coefficients, decay, ref p, ref g, ref h, ref s, ref t, ref u, done, length);
        else if (LanesAvx2<float>.IsSupported) done = Sweep<TRule, LanesAvx2<float>>(coefficients, decay, ref p, ref g, ref h, ref s, ref t, ref u, done, length);
        else if (Vector128.IsHardwareAccelerated) done = Sweep<TRule, Lanes128<float>>(coefficients, decay, ref p, ref g, ref h, ref s, ref t, ref u, done, length);
        Sweep<TRule, Scalar<float>>(coefficients, decay, ref p, ref g, ref h, ref s, ref t, ref u, done, length);
    }

    [MethodImpl(Hot.Optimized)]
    private static nint Sweep<TRule, V>(
        Coefficients<float> k, float decay, ref float p, ref float g, ref float h, ref float a, ref float b, ref float c, nint start, nint end)
        where TRule : IUpdateRule where V : struct, ILanes<V>
    {
        var spread = new Coefficients<V>(V.Create(k.First), V.Create(k.Second), V.Create(k.Third), V.Create(k.Fourth), V.Create(k.Fifth));
        V decayed = V.Create(-decay);
        bool isSum = !Unsafe.IsNullRef(ref h);
        nint i = start;
        for (; i <= end - V.Count; i += V.Count)
        {
            V parameter = At<V>(ref p, i), gradient = At<V>(ref g, i);
            if (isSum) gradient += At<V>(ref h, i);
            V first = TRule.StateCount > 0 ? At<V>(ref a, i) : default;
            V second = TRule.StateCount > 1 ? At<V>(ref b, i) : default;
            V third = TRule.StateCount > 2 ? At<V>(ref c, i) : default;
            parameter = TRule.Apply(V.MultiplyAdd(parameter, decayed, parameter), gradient, ref first, ref second, ref third, spread);
            At<V>(ref p, i) = parameter;
            if (TRule.StateCount > 0) At<V>(ref a, i) = first;
            if (TRule.StateCount > 1) At<V>(ref b, i) = second;
            if (TRule.StateCount > 2) At<V>(ref c, i) = third;
        }

        return i;
    }

    [MethodImpl(Hot.Inlined)]
    private static ref V At<V>(ref float origin, nint index) where V : struct, ILanes<V> =>
        ref Unsafe.As<float, V>(ref Unsafe.Add(ref origin, index));
}
