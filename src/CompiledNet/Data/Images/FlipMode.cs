namespace CompiledNet;

/// <summary>Which way an image may be mirrored.</summary>
public enum FlipMode
{
    /// <summary>Left and right, and top and bottom, each by a toss of a coin.</summary>
    HorizontalAndVertical,

    /// <summary>Left and right.</summary>
    Horizontal,

    /// <summary>Top and bottom.</summary>
    Vertical,
}
