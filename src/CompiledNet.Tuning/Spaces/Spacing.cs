namespace CompiledNet.Tuning;

/// <summary>How the values of a range are spread.</summary>
public enum Spacing
{
    /// <summary>Equal differences are equally likely.</summary>
    Linear,

    /// <summary>Equal ratios are equally likely; the range has to be positive.</summary>
    Logarithmic,
}
