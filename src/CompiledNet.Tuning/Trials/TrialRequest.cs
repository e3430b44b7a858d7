namespace CompiledNet.Tuning;

/// <summary>A trial that is to be run: the same request gives the same outcome wherever it runs.</summary>
/// <param name="Number">Its number, counted from 0.</param>
/// <param name="Point">What to try; <see cref="Point.Values"/> and <see cref="SearchSpace.PointFrom"/> take it elsewhere.</param>
/// <param name="Seed">A seed of its own for everything random, which follows from that of the search and the number.</param>
public sealed record TrialRequest(int Number, Point Point, int Seed);
