using System;
using CsCheck;

namespace CompiledNet.Testing;

/// <summary>Property tests that draw the same cases in every run; CsCheck's own seed fixes only its first case.</summary>
public static class Sampling
{
    private static readonly bool s_isLong = Environment.GetEnvironmentVariable("COMPILEDNET_LONG_TESTS") == "1";

    /// <summary>Asserts on <paramref name="count"/> fixed cases; with COMPILEDNET_LONG_TESTS=1 on fifty times as many random ones.</summary>
    public static void Draw<T>(this Gen<T> cases, Action<T> assert, int count)
    {
        if (s_isLong)
        {
            cases.Sample(assert, iter: 50L * count);
            return;
        }

        var random = new PCG(1, 1);
        for (int i = 0; i < count; i++)
        {
            string seed = random.ToString();
            var drawn = cases.Generate(random, null, out _);
            try
            {
                assert(drawn);
            }
            catch (Exception)
            {
                // CsCheck repeats the case, makes it smaller and describes it.
                cases.Sample(assert, seed: seed, iter: 1000, threads: 1);
                throw;
            }
        }
    }

    /// <summary>The same for a property that says whether it holds.</summary>
    public static void Draw<T>(this Gen<T> cases, Predicate<T> holds, int count) =>
        cases.Draw(drawn => { if (!holds(drawn)) throw new InvalidOperationException($"Does not hold for {drawn}."); }, count);

    /// <summary>The same for pairs.</summary>
    public static void Draw<T1, T2>(this Gen<(T1, T2)> cases, Action<T1, T2> assert, int count) => cases.Draw(drawn => assert(drawn.Item1, drawn.Item2), count);

    /// <summary>The same for triples.</summary>
    public static void Draw<T1, T2, T3>(this Gen<(T1, T2, T3)> cases, Action<T1, T2, T3> assert, int count) =>
        cases.Draw(drawn => assert(drawn.Item1, drawn.Item2, drawn.Item3), count);
}
