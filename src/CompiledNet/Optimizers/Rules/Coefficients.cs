using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>Up to five numbers of an update rule that are the same for all parameters in a step; each rule names its own.</summary>
internal readonly record struct Coefficients<T>(T First, T Second = default, T Third = default, T Fourth = default, T Fifth = default)
    where T : struct
{
    /// <summary>Takes the numbers apart. The one that a record gets by itself stays a call under NativeAOT, in the hot loop.</summary>
    [MethodImpl(Hot.Inlined)]
    public void Deconstruct(out T first, out T second, out T third, out T fourth, out T fifth) =>
        (first, second, third, fourth, fifth) = (First, Second, Third, Fourth, Fifth);
}
