namespace CompiledNet;

/// <summary>How <see cref="CategoryEncodingAttribute"/> makes vectors of categories.</summary>
public enum OutputMode
{
    /// <summary>One vector for the last axis, with 1 for every category that occurs: […, n] becomes […, numTokens].</summary>
    MultiHot,

    /// <summary>One vector for each category, with 1 at its place: […, 1] becomes […, numTokens], and […, n] becomes […, n, numTokens].</summary>
    OneHot,

    /// <summary>One vector for the last axis that says how often each category occurs: […, n] becomes […, numTokens].</summary>
    Count,
}
