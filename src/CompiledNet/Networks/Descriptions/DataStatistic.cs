namespace CompiledNet;

/// <summary>What a parameter says of the data that its layer reads, for each number of the last axis.</summary>
public enum DataStatistic
{
    /// <summary>The mean over all samples and positions.</summary>
    Mean,

    /// <summary>The mean of the squared distance from the mean.</summary>
    Variance,
}
