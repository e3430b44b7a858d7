namespace CompiledNet;

/// <summary>Which direction of a watched value is the better one.</summary>
public enum MonitorMode
{
    /// <summary>What the metric says (<see cref="Metric.Direction"/>); of losses less. For any other value it has to be Min or Max.</summary>
    Auto,

    /// <summary>Less is better.</summary>
    Min,

    /// <summary>More is better.</summary>
    Max,
}
