using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CompiledNet.Testing;
using Microsoft.CodeAnalysis.CSharp;

namespace CompiledNet.Generator.Tests;

#pragma warning disable RS0030 // One thread watches what another allocates; nothing else runs beside this collection.
/// <summary>
/// A generator that is told to stop does so soon, wherever it is. What it still does is measured by what it allocates, as that
/// does not depend on what else the machine has to do; by the clock, 100 ms, in long runs.
/// </summary>
[Collection(nameof(CancellationTests)), CollectionDefinition(nameof(CancellationTests), DisableParallelization = true)]
public class CancellationTests
{
    // Some 50 ms of work; most of it where the finished texts, megabytes of them, are handed to the compiler, which asks next in a later step.
    private const long MostBytes = 24_000_000;

    private static readonly string[] Networks =
    [
        $"[Network, Input(8), {string.Join(", ", Enumerable.Repeat("Dense<ReLU>(8), LayerNormalization", 150))}, Loss<MeanSquaredError>] partial class Deep;",
        "[Block] partial class Part { [Input] public partial Node X { get; } [Dense<GELU>] public partial Node A { get; } [Add(nameof(X), nameof(A))] public partial Node Y { get; } } [Network, Input(20, 8), Block<Part>(Repeat = 150), Loss<MeanSquaredError>] partial class Net;",
        $"[Network, Input(16000, 1), {string.Join(", ", Enumerable.Range(0, 40).Select(i => $"Conv1D<ReLU>({8 + i}, 3, Padding = Padding.Same)"))}, GlobalAveragePooling1D, Loss<MeanSquaredError>] partial class Long;",
    ];

    [Fact]
    public void Cancellation_is_answered_soon_at_any_moment()
    {
        var random = new Random(1);
        foreach (string network in Networks)
        {
            var compilation = GeneratorHost.Compilation(LanguageVersion.CSharp13, Sources.File(network));
            long whole = 0, before = GC.GetTotalAllocatedBytes();
            GeneratorHost.Driver().RunGenerators(compilation, CancellationToken.None);
            whole = GC.GetTotalAllocatedBytes() - before;
            whole.ShouldBeGreaterThan(2 * MostBytes);
            // Some moments come after the end; on a busy machine, where the watching thread has to wait for its turn, many.
            int cancelled = 0, wanted = Sampling.IsLong ? 334 : 8;
            for (int i = 0; i < 20 * wanted && cancelled < wanted; i++) cancelled += Cancel(compilation, random.NextInt64(whole)) ? 1 : 0;
            cancelled.ShouldBe(wanted);
        }
    }

    private static bool Cancel(CSharpCompilation compilation, long moment)
    {
        using var source = new CancellationTokenSource();
        long start = GC.GetTotalAllocatedBytes(), told = 0;
        var clock = new Stopwatch();
        bool ended = false;
        var watch = new Thread(() =>
        {
            while (GC.GetTotalAllocatedBytes() - start < moment && !Volatile.Read(ref ended)) Thread.Yield();
            source.Cancel();
            told = GC.GetTotalAllocatedBytes();
            clock.Start();
        });
        watch.Start();
        try
        {
            GeneratorHost.Driver().RunGenerators(compilation, source.Token);
            Volatile.Write(ref ended, true);
            watch.Join();
            return false;
        }
        catch (OperationCanceledException)
        {
            long bytes = GC.GetTotalAllocatedBytes();
            double milliseconds = clock.Elapsed.TotalMilliseconds;
            watch.Join();
            (bytes - told).ShouldBeLessThan(MostBytes);
            if (Sampling.IsLong) milliseconds.ShouldBeLessThan(100);
            return true;
        }
    }
}
