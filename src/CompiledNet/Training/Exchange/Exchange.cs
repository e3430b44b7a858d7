using System;

namespace CompiledNet;

/// <summary>
/// The processes that train one network together, each with a part of every batch: what a fit asks of them. Derive from it to train
/// over something else than MPI (package CompiledNet.Mpi).
/// </summary>
/// <remarks>
/// All processes call the same methods in the same order, each from one thread, and each call ends when those it needs have made
/// it. Positions and lengths are counted in numbers or bytes. The methods allocate nothing, if a step shall not.
/// </remarks>
public abstract class Exchange
{
    /// <summary>The number of this process, from 0. That of rank 0 alone writes files and shows progress.</summary>
    public abstract int Rank { get; }

    /// <summary>How many processes there are, at least 1.</summary>
    public abstract int Ranks { get; }

    /// <summary>Sends each process a part, and receives one from each.</summary>
    /// <param name="send">The parts to send, one behind the other in the order of the ranks.</param>
    /// <param name="sendCounts">The length of each, as many as ranks.</param>
    /// <param name="receive">Where the parts from the ranks go, one behind the other in their order.</param>
    /// <param name="receiveCounts">The length of each, as many as ranks.</param>
    public abstract void AllToAll(ReadOnlySpan<float> send, ReadOnlySpan<int> sendCounts, Span<float> receive, ReadOnlySpan<int> receiveCounts);

    /// <summary>Gives every process what each has.</summary>
    /// <param name="all">The parts of all ranks, one behind the other in their order; that of this rank is filled in.</param>
    /// <param name="counts">The length of each part in bytes, as many as ranks.</param>
    public abstract void AllGather(Span<byte> all, ReadOnlySpan<int> counts);

    /// <summary>Adds up the numbers of all processes, in any order, and gives all of them the same sums.</summary>
    /// <param name="numbers">As many numbers in every process; the sums afterwards.</param>
    public abstract void AllReduce(Span<float> numbers);

    /// <summary>
    /// Whether the fast mode sends gradients of upper layers, by <see cref="BeginAllReduce"/>, while those of lower ones are computed; else it sends them all at
    /// once at the end of the way back. The same in all processes.
    /// </summary>
    public virtual bool OverlapsGradients => false;

    /// <summary>
    /// Begins what <see cref="AllReduce"/> does, while the caller goes on with something else; other methods may be called meanwhile. Unless
    /// overridden it does all of it at once.
    /// </summary>
    /// <param name="numbers">As many numbers in every process, which nobody reads or writes before <see cref="CompleteAllReduces"/>. They do not move in memory.</param>
    public virtual void BeginAllReduce(Span<float> numbers) => AllReduce(numbers);

    /// <summary>Ends all that <see cref="BeginAllReduce"/> has begun: the sums are there.</summary>
    public virtual void CompleteAllReduces()
    {
    }

    /// <summary>Gives all processes the bytes of rank 0.</summary>
    /// <param name="data">As many bytes in every process.</param>
    public abstract void Broadcast(Span<byte> data);

    /// <summary>Waits until all processes are here.</summary>
    public abstract void Barrier();
}
