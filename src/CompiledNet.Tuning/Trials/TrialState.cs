namespace CompiledNet.Tuning;

/// <summary>How a trial ended.</summary>
public enum TrialState
{
    /// <summary>With a value.</summary>
    Complete,

    /// <summary>It was ended early, as others were better at the same step; its value is the last one it reported.</summary>
    Stopped,

    /// <summary>The objective threw, or gave NaN or an infinite number: there is no value.</summary>
    Failed,
}
