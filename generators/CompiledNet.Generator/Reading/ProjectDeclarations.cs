using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CompiledNet.Generator.Reading;

/// <summary>
/// All that is declared in a project, as far as a network may depend on it: equal to that of another edit if only bodies of
/// methods, initial values, comments and blanks differ. Most keystrokes leave it as it is, and then nothing is read again.
/// </summary>
/// <remarks>
/// What an attribute means may depend on any declaration of the project: a type, a constant, an alias, a block; and on one that is not
/// there. So that all of them are compared, but by syntax, of changed files alone, and without binding a name.
/// The compilation itself is not kept alive: who needs it gets it in the run that made this.
/// </remarks>
internal sealed class ProjectDeclarations(Compilation compilation) : IEquatable<ProjectDeclarations>
{
    private readonly WeakReference<Compilation> _compilation = new(compilation);
    private readonly ImmutableArray<SyntaxTree> _trees = compilation.SyntaxTrees.ToImmutableArray();
    private readonly ImmutableArray<MetadataReference> _references = compilation.References.ToImmutableArray();
    private readonly CompilationOptions _options = compilation.Options;
    private readonly string? _assembly = compilation.AssemblyName;

    /// <summary>The project, while it is the current one.</summary>
    public Compilation Compilation => _compilation.TryGetTarget(out var found) ? found : throw new InvalidOperationException("The compilation of an earlier run was asked for.");

    public bool Equals(ProjectDeclarations? other) =>
        other is not null && _assembly == other._assembly && _trees.Length == other._trees.Length
        && (ReferenceEquals(_options, other._options) || _options.Equals(other._options))
        && _references.SequenceEqual(other._references)
        && _trees.Zip(other._trees, AreEquivalent).All(are => are);

    public override bool Equals(object? obj) => Equals(obj as ProjectDeclarations);

    public override int GetHashCode() => _trees.Length;

    private static bool AreEquivalent(SyntaxTree left, SyntaxTree right) =>
        ReferenceEquals(left, right)
        || left.FilePath == right.FilePath && left.Options.Equals(right.Options) && SyntaxFactory.AreEquivalent(left, right, topLevel: true);
}
