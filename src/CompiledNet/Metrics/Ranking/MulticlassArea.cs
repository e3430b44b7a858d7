namespace CompiledNet;

/// <summary>Which areas <see cref="MulticlassAreaUnderCurve"/> takes the mean of.</summary>
public enum MulticlassArea
{
    /// <summary>Of each class against all others together.</summary>
    OneVsRest,

    /// <summary>Of each class against each other one (D. Hand and R. Till, 2001), which does not depend on how frequent classes are.</summary>
    OneVsOne,
}
