namespace CompiledNet;

/// <summary>The type of the numbers that a network computes with.</summary>
public enum ElementType
{
    /// <summary>32-bit <see cref="float"/>.</summary>
    Single,

    /// <summary>64-bit <see cref="double"/>, for checking gradients; such a network cannot be fitted with the built-in trainer.</summary>
    Double,
}
