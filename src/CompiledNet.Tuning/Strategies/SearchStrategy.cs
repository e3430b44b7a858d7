using CompiledNet.Numerics;

namespace CompiledNet.Tuning;

/// <summary>
/// Says which point to try next: a function of what is known, the number of the trial and the random numbers it is given, so that a search
/// that is taken up again goes on as it would have. One object serves one search at a time.
/// </summary>
public abstract class SearchStrategy
{
    /// <summary>Whether the space can be searched this way; called before the first trial.</summary>
    /// <exception cref="System.ArgumentException">It cannot.</exception>
    public virtual void Check(SearchSpace space) { }

    /// <summary>The next point, or null if all were tried.</summary>
    /// <param name="knowledge">The trials that are known.</param>
    /// <param name="random">Random numbers of this trial alone.</param>
    public abstract Point? Next(SearchKnowledge knowledge, RandomStream random);
}
