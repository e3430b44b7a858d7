using System;
using CsCheck;

namespace CompiledNet.Testing;

/// <summary>Property tests whose cases are the same in every run; CsCheck's own seed fixes only its first case.</summary>
public static class Sampling
{
    /// <summary>Whether tests may take long.</summary>
    public static bool IsLong { get; } = Environment.GetEnvironmentVariable("COMPILEDNET_LONG_TESTS") == "1";

    /// <summary>Asserts on the first <paramref name="count"/> cases; with COMPILEDNET_LONG_TESTS=1 on fifty times as many random ones, and says on the error stream what the dearest has cost.</summary>
    /// <exception cref="CsCheckException">A case failed: the smallest found, its seed, and what it threw.</exception>
    public static void Draw<T>(this Gen<T> cases, Action<T> assert, int count, int tries = 1000)
    {
        if (!IsLong)
        {
            cases.DrawFixed(assert, count, tries);
            return;
        }

        var cost = new CaseCost();
        cases.Sample(drawn => cost.Call(() => assert(drawn)), iter: 50L * count);
        Console.Error.WriteLine($"{assert.Method.DeclaringType?.DeclaringType?.Name ?? assert.Method.DeclaringType?.Name}, {assert.Method.Name}: {cost}");
    }

    /// <summary>The same for pairs.</summary>
    public static void Draw<T1, T2>(this Gen<(T1, T2)> cases, Action<T1, T2> assert, int count) => cases.Draw(drawn => assert(drawn.Item1, drawn.Item2), count);

    /// <summary>The same for triples.</summary>
    public static void Draw<T1, T2, T3>(this Gen<(T1, T2, T3)> cases, Action<T1, T2, T3> assert, int count) =>
        cases.Draw(drawn => assert(drawn.Item1, drawn.Item2, drawn.Item3), count);

    /// <summary>Asserts on the first <paramref name="count"/> cases, also in long runs.</summary>
    /// <param name="cases">The generator of the cases.</param>
    /// <param name="assert">Throws if a case is wrong.</param>
    /// <param name="count">How many cases there are.</param>
    /// <param name="tries">How many more are drawn after a failure in search of a smaller one, as CsCheck does it.</param>
    /// <exception cref="CsCheckException">A case failed: the smallest found, its seed, and what it threw.</exception>
    public static void DrawFixed<T>(this Gen<T> cases, Action<T> assert, int count, int tries = 1000)
    {
        var random = new PCG(1, 1);
        CsCheckException? failure = null;
        Size? smallest = null;
        for (int i = 0, end = count; i < end; i++)
        {
            string seed = random.ToString();
            var drawn = cases.Generate(random, smallest, out var size);
            if (smallest is not null && !Size.IsLessThan(size, smallest)) continue;
            try
            {
                assert(drawn);
            }
            catch (Exception exception)
            {
                if (failure is null) end = i + 1 + tries;
                failure = new CsCheckException($"Case {i} fails (COMPILEDNET_LONG_TESTS=1 CsCheck_Seed={seed} repeats it): {Check.Print(drawn)}", exception);
                smallest = size;
            }
        }

        if (failure is not null) throw failure;
    }
}
