namespace CompiledNet;

/// <summary>What becomes of a weight file that does not fit a network in all points.</summary>
public enum LoadMode
{
    /// <summary>It is refused: only weights of a network that computes the same are taken, and all of them.</summary>
    Strict,

    /// <summary>
    /// Every parameter is taken whose name and shape fit, whatever else the networks are, as Keras does with
    /// <c>by_name</c> and <c>skip_mismatch</c>: the trunk of one network goes into another with a new head. The
    /// <see cref="LoadReport"/> says what was not taken.
    /// </summary>
    ByName,
}
