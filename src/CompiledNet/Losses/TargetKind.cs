namespace CompiledNet;

/// <summary>Which numbers the targets of a loss are. Data is checked for it before a fit or an evaluation begins.</summary>
public enum TargetKind
{
    /// <summary>Any finite numbers.</summary>
    Number,

    /// <summary>Numbers from 0 to 1.</summary>
    Probability,

    /// <summary>The index of a class, a whole number from 0 on and less than the size of the output's last axis.</summary>
    ClassIndex,

    /// <summary>−1 or 1; 0 counts as −1.</summary>
    Sign,

    /// <summary>Indices of classes as of <see cref="ClassIndex"/>, one behind the other, and −1 behind the last of them.</summary>
    LabelSequence,
}
