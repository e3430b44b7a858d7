using System.Collections.Generic;
using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Generator.Reading;

/// <summary>The blocks that were read for users of them, each once: blocks within blocks would be read as often as there are ways to them.</summary>
internal sealed class BlockReadings
{
    private readonly Dictionary<INamedTypeSymbol, (NetworkSpec Spec, bool IsSound, int Layers)> _readings = new(SymbolEqualityComparer.Default);

    /// <summary>What is known of a block: its declaration, whether it is right, and how many layers it has with those of its blocks.</summary>
    public bool TryGet(INamedTypeSymbol type, out (NetworkSpec Spec, bool IsSound, int Layers) found) => _readings.TryGetValue(type, out found);

    /// <summary>Keeps what was read of a block that does not lead to itself: of one that does, it depends on where the way began.</summary>
    public void Add(INamedTypeSymbol type, NetworkSpec spec, ReadingContext context)
    {
        if (context.Recursions.Count == 0) _readings[type] = (spec, context.IsSound, context.Layers);
    }
}
