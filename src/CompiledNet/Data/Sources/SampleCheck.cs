using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>Refuses what a generator gives where it does not fit its source.</summary>
internal static class SampleCheck
{
    /// <summary>The widths are those of the source.</summary>
    /// <exception cref="DataFormatException">They are not; the message has the number of the sample or batch.</exception>
    [MethodImpl(Hot.Optimized)]
    public static void Widths(int expectedFeatures, int expectedTargets, int features, int targets, string what, long number)
    {
        if (features != expectedFeatures) throw Wrong("features", expectedFeatures, features, what, number);
        if (targets != expectedTargets) throw Wrong("targets", expectedTargets, targets, what, number);
    }

    /// <summary>A generator at its beginning.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static IEnumerator<T> Begun<T>(IEnumerable<T>? generator) =>
        generator?.GetEnumerator() ?? throw new InvalidOperationException("A generator was expected for the pass, but there is null.");

    /// <summary>Null is no batch.</summary>
    public static DataFormatException NoBatch(long number) => new($"expected a data set, got null as batch {number}, counted from 0", "A generator");

    private static DataFormatException Wrong(string kind, int expected, int given, string what, long number) =>
        new($"expected {expected} {kind} in each sample, got {given} in {what} {number}, counted from 0", "A generator");
}
