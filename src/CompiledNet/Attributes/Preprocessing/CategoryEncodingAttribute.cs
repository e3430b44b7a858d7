namespace CompiledNet;

/// <summary>
/// Makes vectors of categories, which are whole numbers from 0 to <paramref name="numTokens"/> − 1. A number that is none of
/// them, such as −1 or NaN, leaves no trace, so that it can stand for nothing; fractions are cut off. No gradient goes
/// through.
/// </summary>
/// <remarks>As Keras' <c>CategoryEncoding</c>, which refuses numbers that are no category.</remarks>
/// <param name="numTokens">How many categories there are, at least 1.</param>
public sealed class CategoryEncodingAttribute(int numTokens) : LayerAttribute
{
    /// <summary>How many categories there are.</summary>
    public int NumTokens { get; } = numTokens;

    /// <summary>How vectors are made.</summary>
    public OutputMode OutputMode { get; set; }
}
