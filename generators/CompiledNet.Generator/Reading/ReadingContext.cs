using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Generator.Reading;

/// <summary>What is collected while one class is read; lives for that reading only.</summary>
/// <param name="compilation">The project.</param>
/// <param name="path">The class being read and, while a block is read for its user, the classes that led to it.</param>
/// <param name="blocks">The blocks that were read so far.</param>
/// <param name="token">Stops the reading.</param>
internal sealed class ReadingContext(Compilation compilation, ImmutableArray<INamedTypeSymbol> path, BlockReadings blocks, CancellationToken token)
{
    private readonly List<Location> _locations = [];
    private readonly List<Problem> _problems = [];

    public Compilation Compilation { get; } = compilation;

    public ImmutableArray<INamedTypeSymbol> Path { get; } = path;

    public BlockReadings Blocks { get; } = blocks;

    public CancellationToken Token { get; } = token;

    /// <summary>How many layers were read, those of blocks as often as they are used; no more than <see cref="int.MaxValue"/>.</summary>
    public int Layers { get; private set; }

    /// <summary>Whether something is wrong that is reported elsewhere: by the compiler, or on a block.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>The classes of the path that are met again further down.</summary>
    public HashSet<INamedTypeSymbol> Recursions { get; } = new(SymbolEqualityComparer.Default);

    public bool IsSound => !IsBroken && _problems.Count == 0;

    public EquatableArray<Problem> Problems => _problems.ToEquatableArray();

    public ImmutableArray<Location> Locations => _locations.ToImmutableArray();

    public void Break() => IsBroken = true;

    /// <summary>Takes note of some layers more.</summary>
    public void Count(int layers) => Layers = (int)System.Math.Min((long)Layers + layers, int.MaxValue);

    public void Report(ProblemCode code, int attributeId, params string[] arguments) =>
        _problems.Add(new Problem(code, attributeId, arguments.ToEquatableArray()));

    /// <summary>Gives a place the number by which problems name it.</summary>
    public int Locate(Location? location)
    {
        _locations.Add(location ?? Location.None);
        return _locations.Count - 1;
    }

    public int Locate(AttributeData attribute) => Locate(attribute.ApplicationSyntaxReference?.GetSyntax(Token).GetLocation());
}
