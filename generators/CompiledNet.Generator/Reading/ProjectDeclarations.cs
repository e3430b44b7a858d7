using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNet.Generator.Reading;

/// <summary>
/// All that is declared in a project, as far as its networks may depend on it: equal to that of another edit if no name differs that they mention, or
/// that what they mention does. Most keystrokes leave it as it is, and then nothing is read again.
/// </summary>
/// <remarks>
/// What an attribute means may depend on any declaration of the project: a type, a constant, an alias, a block; and on one that is not
/// there. So that names are compared, by syntax, of changed files alone, and without binding one: bodies of methods do not count, and of what is
/// declared only what can be reached from a network by the names that stand there.
/// The compilation itself is not kept alive: who needs it gets it in the run that made this.
/// </remarks>
internal sealed class ProjectDeclarations(Compilation compilation) : IEquatable<ProjectDeclarations>
{
    private readonly WeakReference<Compilation> _compilation = new(compilation);
    private readonly ImmutableArray<SyntaxTree> _trees = compilation.SyntaxTrees.ToImmutableArray();
    private readonly ImmutableArray<MetadataReference> _references = compilation.References.ToImmutableArray();
    private readonly CompilationOptions _options = compilation.Options;
    private readonly string? _assembly = compilation.AssemblyName;
    private HashSet<string>? _names;

    /// <summary>The project, while it is the current one.</summary>
    public Compilation Compilation => _compilation.TryGetTarget(out var found) ? found : throw new InvalidOperationException("The compilation of an earlier run was asked for.");

    public bool Equals(ProjectDeclarations? other)
    {
        if (other is null || _assembly != other._assembly || _trees.Length != other._trees.Length
            || !(ReferenceEquals(_options, other._options) || _options.Equals(other._options)) || !_references.SequenceEqual(other._references)) return false;
        var changed = _trees.Zip(other._trees, (one, two) => (One: one, Two: two)).Where(pair => !ReferenceEquals(pair.One, pair.Two))
            .Select(pair => (pair.One, pair.Two, Change: DeclarationChange.Between(pair.One, pair.Two))).Where(pair => pair.Change.ConcernsAll || pair.Change.Names.Count > 0).ToList();
        if (changed.Count == 0) return true;
        if (changed.Any(pair => pair.Change.ConcernsAll || Declares(pair.One) || Declares(pair.Two))) return false;

        // Along a way from a network to what differs, all before the first difference is the same in both: so that the names of either tell.
        var names = _names ?? other._names ?? Reachable();
        if (changed.Any(pair => pair.Change.Names.Any(names.Contains))) return false;
        _names = other._names = names;
        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as ProjectDeclarations);

    public override int GetHashCode() => _trees.Length;

    private HashSet<string> Aliases() => [.. _trees.SelectMany(tree => AttributedClasses.Of(tree).GlobalAliases)];

    private bool Declares(SyntaxTree tree) => Declarations(tree, Aliases()).Any();

    private static IEnumerable<SyntaxNode> Declarations(SyntaxTree tree, HashSet<string> aliases)
    {
        var file = AttributedClasses.Of(tree);
        return file.Places.Select(place => place.Key).Where(node => file.MayDeclare(node, aliases));
    }

    // The names that networks, blocks and rows mention, and those that what has these names mentions.
    private HashSet<string> Reachable()
    {
        var (names, aliases) = (new HashSet<string>(), Aliases());
        var pending = new Stack<SyntaxNode>(_trees.SelectMany(tree => Declarations(tree, aliases)));
        FileDeclarations[] files = [.. _trees.Select(FileDeclarations.Of)];
        while (pending.Count > 0)
        {
            // An attribute may be called without its last word.
            foreach (string name in FileDeclarations.Mentioned(pending.Pop()).SelectMany(name => new[] { name, name + nameof(Attribute) }).Where(names.Add))
                foreach (var declaration in files.SelectMany(file => file.Of(name)).Where(declaration => declaration is not BaseNamespaceDeclarationSyntax)) pending.Push(declaration);
        }

        return names;
    }
}
