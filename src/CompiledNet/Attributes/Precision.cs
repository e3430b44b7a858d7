namespace CompiledNet;

/// <summary>The element type that a network computes in.</summary>
public enum Precision
{
    /// <summary>32-bit <see cref="float"/>.</summary>
    Single,

    /// <summary>64-bit <see cref="double"/>, for checking gradients; such a network cannot be fitted with the built-in trainer.</summary>
    Double,
}
