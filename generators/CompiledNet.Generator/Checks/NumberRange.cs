namespace CompiledNet.Generator.Checks;

/// <summary>What numbers a layer can give.</summary>
internal enum NumberRange
{
    /// <summary>Not known here: a type of the user's, or a layer of which nothing is said.</summary>
    Unknown,

    /// <summary>From 0 to 1, with a sum of 1 along the last axis.</summary>
    Shares,

    /// <summary>From 0 to 1, each by itself.</summary>
    Probabilities,

    /// <summary>From 0 up.</summary>
    NotNegative,

    /// <summary>From -1 to 1.</summary>
    Bounded,

    /// <summary>Of any size and either sign.</summary>
    Any,
}
