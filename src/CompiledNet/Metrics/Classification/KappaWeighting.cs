namespace CompiledNet;

/// <summary>How much a wrong class counts in <see cref="CohenKappa"/>.</summary>
public enum KappaWeighting
{
    /// <summary>All wrong classes alike.</summary>
    None,

    /// <summary>By how far the index is off, for classes that have an order.</summary>
    Linear,

    /// <summary>By the square of how far the index is off.</summary>
    Quadratic,
}
