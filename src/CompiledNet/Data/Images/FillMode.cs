namespace CompiledNet;

/// <summary>What lies beyond the edge of an image, as in Keras.</summary>
public enum FillMode
{
    /// <summary>The image mirrored at its edge, the last pixel twice: d c b a | a b c d | d c b a.</summary>
    Reflect,

    /// <summary>The image again: a b c d | a b c d | a b c d.</summary>
    Wrap,

    /// <summary>One number: k k k k | a b c d | k k k k.</summary>
    Constant,

    /// <summary>The pixel at the edge: a a a a | a b c d | d d d d.</summary>
    Nearest,
}
