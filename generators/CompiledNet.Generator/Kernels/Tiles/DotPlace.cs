namespace CompiledNet.Generator.Kernels.Tiles;

/// <summary>Where the results of a <see cref="DotTile"/> go.</summary>
internal enum DotPlace
{
    /// <summary>Those of all rows lie in one piece.</summary>
    Joined,

    /// <summary>Those of each row lie in a vector of its own, with zeros behind them.</summary>
    Vectors,

    /// <summary>Those of each row lie in one piece, with others behind them.</summary>
    Numbers,
}
