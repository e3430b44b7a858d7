namespace CompiledNet;

/// <summary>What becomes of the results of two copies of a recurrent layer that read a sequence in opposite directions.</summary>
/// <remarks>M. Schuster, K. Paliwal, "Bidirectional Recurrent Neural Networks", 1997; the modes of <c>keras.layers.Bidirectional</c>.</remarks>
public enum Bidirectional
{
    /// <summary>There is a single copy.</summary>
    None,

    /// <summary>They stand side by side along the last axis.</summary>
    Concat,

    /// <summary>They are added.</summary>
    Sum,

    /// <summary>They are multiplied, number by number.</summary>
    Mul,

    /// <summary>Their mean is taken.</summary>
    Ave,
}
