using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNet.Generator.Reading;

/// <summary>How the declarations of two versions of a file differ.</summary>
internal sealed class DeclarationChange
{
    private static readonly ConditionalWeakTable<SyntaxTree, DeclarationChange> Known = new();

    private readonly SyntaxTree _before;
    private readonly HashSet<string> _names = [];

    private DeclarationChange(SyntaxTree before, SyntaxTree after)
    {
        _before = before;
        if (before.FilePath != after.FilePath || !before.Options.Equals(after.Options)) ConcernsAll = true;
        else if (!SyntaxFactory.AreEquivalent(before, after, topLevel: true)) Compare((CompilationUnitSyntax)before.GetRoot(), (CompilationUnitSyntax)after.GetRoot());
    }

    /// <summary>Whether it is more than names: what is said for the whole project, or another kind of file.</summary>
    public bool ConcernsAll { get; private set; }

    /// <summary>The names whose declarations differ.</summary>
    public IReadOnlyCollection<string> Names => _names;

    /// <summary>The change from one version to another; of a version the last one that was asked for is kept.</summary>
    public static DeclarationChange Between(SyntaxTree before, SyntaxTree after)
    {
        var known = Known.GetValue(after, after => new DeclarationChange(before, after));
        return ReferenceEquals(known._before, before) ? known : new DeclarationChange(before, after);
    }

    private void Compare(CompilationUnitSyntax before, CompilationUnitSyntax after)
    {
        if (!Same(before.AttributeLists, after.AttributeLists) || !Same(before.Usings.Where(IsGlobal), after.Usings.Where(IsGlobal))) ConcernsAll = true;
        else if (!Same(before.Usings, after.Usings) || !Same(before.Externs, after.Externs)) AddAll(before, after);
        else Compare(before.Members, after.Members);
    }

    private void Compare(IEnumerable<MemberDeclarationSyntax> before, IEnumerable<MemberDeclarationSyntax> after)
    {
        var (old, current) = (before.ToLookup(Key), after.ToLookup(Key));
        foreach (string key in old.Select(group => group.Key).Union(current.Select(group => group.Key)))
        {
            if (Same(old[key], current[key])) continue;
            if (old[key].Count() == 1 && current[key].Count() == 1) Compare(old[key].Single(), current[key].Single());
            else AddAll([.. old[key], .. current[key]]);
        }
    }

    private void Compare(MemberDeclarationSyntax before, MemberDeclarationSyntax after)
    {
        switch (before, after)
        {
            case (BaseNamespaceDeclarationSyntax old, BaseNamespaceDeclarationSyntax current) when Same(old.Usings, current.Usings) && Same(old.Externs, current.Externs):
                Compare(old.Members, current.Members);
                break;
            case (TypeDeclarationSyntax old, TypeDeclarationSyntax current):
                _names.Add(current.Identifier.ValueText);
                Compare(old.Members, current.Members);
                break;
            default:
                AddAll(before, after);
                break;
        }
    }

    private void AddAll(params SyntaxNode[] nodes) => _names.UnionWith(
        nodes.SelectMany(node => FileDeclarations.Within(node).Concat(node is MemberDeclarationSyntax own ? [own] : [])).SelectMany(FileDeclarations.NamesOf));

    private static string Key(MemberDeclarationSyntax declaration) => string.Join(".", FileDeclarations.NamesOf(declaration));

    private static bool IsGlobal(UsingDirectiveSyntax directive) => directive.GlobalKeyword != default;

    private static bool Same(IEnumerable<SyntaxNode> before, IEnumerable<SyntaxNode> after) =>
        before.Count() == after.Count() && before.Zip(after, (old, current) => SyntaxFactory.AreEquivalent(old, current, topLevel: true)).All(same => same);
}
