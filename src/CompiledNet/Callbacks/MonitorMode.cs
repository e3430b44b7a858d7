namespace CompiledNet;

/// <summary>Which direction of a watched value is the better one.</summary>
public enum MonitorMode
{
    /// <summary>More is better for names that speak of accuracy, auc, precision, recall, f1 or r2; less for all else.</summary>
    Auto,

    /// <summary>Less is better.</summary>
    Min,

    /// <summary>More is better.</summary>
    Max,
}
