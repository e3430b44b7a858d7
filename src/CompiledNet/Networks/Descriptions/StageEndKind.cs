namespace CompiledNet;

/// <summary>Why the parts of a batch stop at a <see cref="StageEnd"/>.</summary>
public enum StageEndKind
{
    /// <summary>A vector of means and one of variances of each part are to become those of the batch.</summary>
    Moments,

    /// <summary>Two vectors of means of each part are to become those of the batch.</summary>
    Means,

    /// <summary>Gradients from a place on are final: nothing that comes changes them.</summary>
    Gradients,
}
