namespace CompiledNet;

/// <summary>Which of two values of a metric is the better one.</summary>
public enum MetricDirection
{
    /// <summary>Neither: a number that describes and does not judge. A callback that watches it has to be told a <see cref="MonitorMode"/>.</summary>
    None,

    /// <summary>The lower one, as of errors and losses.</summary>
    LowerIsBetter,

    /// <summary>The higher one, as of shares of right predictions.</summary>
    HigherIsBetter,
}
