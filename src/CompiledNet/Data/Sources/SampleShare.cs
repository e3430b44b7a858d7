using System;

namespace CompiledNet;

/// <summary>Which of several processes takes each sample of a pass.</summary>
/// <param name="exchange">The processes.</param>
/// <param name="taker">The rank that takes a sample, by its number in the pass; null if every process takes all.</param>
/// <param name="agreement">That of the share that this one is a part of; null for one of its own.</param>
internal sealed class SampleShare(Exchange exchange, Func<long, int>? taker, ReadingAgreement? agreement = null)
{
    /// <summary>In the place of a rank: every process takes the sample.</summary>
    public const int Everybody = -1;

    /// <summary>The processes.</summary>
    public Exchange Exchange => exchange;

    /// <summary>By which the processes hear of one that cannot read.</summary>
    public ReadingAgreement Agreement { get; } = agreement ?? new ReadingAgreement(exchange);

    /// <summary>Whether every process takes all samples.</summary>
    public bool IsWhole => taker is null;

    /// <summary>The share in which every process takes all.</summary>
    public SampleShare Whole => new(exchange, null, Agreement);

    /// <summary>The rank that takes a sample, or <see cref="Everybody"/>; a number that the pass does not have is nobody's matter.</summary>
    public int TakerOf(long sample) => taker is null ? Everybody : taker(sample);

    /// <summary>Whether this process takes a sample.</summary>
    public bool IsWanted(long sample) => TakerOf(sample) is var rank && (rank == Everybody || rank == exchange.Rank);

    /// <summary>The share of samples of which the first is that one of this share.</summary>
    public SampleShare From(long first) => new(exchange, taker is null ? null : sample => taker(Math.Max(0, sample + first)), Agreement);
}
