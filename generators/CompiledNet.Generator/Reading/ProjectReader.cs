using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNet.Generator.Reading;

/// <summary>Reads all networks, blocks and rows of a project.</summary>
internal sealed class ProjectReader
{
    private readonly Dictionary<DeclarationPlace, DeclarationReading> _readings = [];
    private readonly Dictionary<DeclarationPlace, RowReading> _rows = [];

    private ProjectReader(Compilation compilation, CancellationToken token)
    {
        AttributedClasses[] files = [.. compilation.SyntaxTrees.Select(AttributedClasses.Of)];
        var aliases = new HashSet<string>(files.SelectMany(file => file.GlobalAliases));
        var blocks = new BlockReadings();
        foreach (var file in files)
        {
            foreach (var place in file.Places.Where(place => file.MayDeclare(place.Key, aliases)))
            {
                token.ThrowIfCancellationRequested();
                var syntax = (TypeDeclarationSyntax)place.Key;
                if (DeclarationReader.Read(syntax, compilation, blocks, token) is { } found) _readings[place.Value] = found.Reading;
                if (RowReader.Read(syntax, compilation, token) is { } row) _rows[place.Value] = row.Reading;
            }
        }
    }

    /// <summary>Reads the project.</summary>
    public static ProjectReader Read(ProjectDeclarations declarations, CancellationToken token) => new(declarations.Compilation, token);

    /// <summary>Where the parts of the declaration at a place stand now; null if there is none.</summary>
    public static DeclarationLocations? Locate(DeclarationPlace place, bool isRow, Compilation compilation, CancellationToken token) => compilation.SyntaxTrees
        .Where(tree => tree.FilePath == place.Path)
        .SelectMany(tree => AttributedClasses.Of(tree).Places.Where(found => found.Value == place))
        .Select(found => (TypeDeclarationSyntax)found.Key)
        .Select(syntax => isRow ? RowReader.Read(syntax, compilation, token)?.Locations : DeclarationReader.Read(syntax, compilation, new BlockReadings(), token)?.Locations)
        .FirstOrDefault(found => found is not null);

    /// <summary>What was read at a place; null if no network or block is declared there.</summary>
    public DeclarationReading? At(DeclarationPlace place) => _readings.TryGetValue(place, out var found) ? found : null;

    /// <summary>What was read of a row at a place; null if none is declared there.</summary>
    public RowReading? RowAt(DeclarationPlace place) => _rows.TryGetValue(place, out var found) ? found : null;
}
