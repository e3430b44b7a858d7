namespace CompiledNet;

/// <summary>How the scores of several classes become one number.</summary>
public enum MetricAverage
{
    /// <summary>The mean over the classes, each counting alike.</summary>
    Macro,

    /// <summary>The score of all decisions together, whatever class they are about.</summary>
    Micro,

    /// <summary>The mean over the classes, each counting as much as it has samples.</summary>
    Weighted,
}
