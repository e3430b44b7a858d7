using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>The networks by which one layer is tested, one for each combination of arguments.</summary>
public interface ILayerCases
{
    /// <summary>The networks; <c>Reference/networks.py</c> reads them from the source text, one a line.</summary>
    static abstract IReadOnlyList<NetworkSource> Cases { get; }

    /// <summary>Blocks that the networks use.</summary>
    static virtual string Blocks => "";
}
