namespace CompiledNet;

/// <summary>The curve whose area <see cref="AreaUnderCurve"/> is.</summary>
public enum AreaCurve
{
    /// <summary>The receiver operating characteristic: the share of positives recognized over the share of negatives mistaken.</summary>
    Roc,

    /// <summary>Precision over recall, interpolated as J. Davis and M. Goadrich have it (2006).</summary>
    PrecisionRecall,
}
