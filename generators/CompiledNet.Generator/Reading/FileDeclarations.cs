using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNet.Generator.Reading;

/// <summary>What a file declares, by name; looked for once a file.</summary>
internal sealed class FileDeclarations
{
    private static readonly ConditionalWeakTable<SyntaxTree, FileDeclarations> Known = new();

    private readonly Dictionary<string, List<MemberDeclarationSyntax>> _byName = [];

    private FileDeclarations(SyntaxTree tree)
    {
        foreach (var declaration in Within(tree.GetRoot()))
        {
            foreach (string name in NamesOf(declaration))
            {
                if (!_byName.TryGetValue(name, out var same)) _byName.Add(name, same = []);
                same.Add(declaration);
            }
        }
    }

    public static FileDeclarations Of(SyntaxTree tree) => Known.GetValue(tree, tree => new FileDeclarations(tree));

    /// <summary>What has this name: types, their members, namespaces.</summary>
    public IReadOnlyList<MemberDeclarationSyntax> Of(string name) => _byName.TryGetValue(name, out var found) ? found : [];

    /// <summary>The declarations within a node, those within them too.</summary>
    public static IEnumerable<MemberDeclarationSyntax> Within(SyntaxNode node) =>
        node.DescendantNodes(parent => parent == node || parent is BaseNamespaceDeclarationSyntax or BaseTypeDeclarationSyntax).OfType<MemberDeclarationSyntax>();

    /// <summary>The names that a declaration gives, without those of what is declared within it; none for operators, indexers and constructors, which belong to their type.</summary>
    public static IEnumerable<string> NamesOf(MemberDeclarationSyntax declaration) => declaration switch
    {
        BaseNamespaceDeclarationSyntax space => Identifiers(space.Name),
        BaseTypeDeclarationSyntax type => [type.Identifier.ValueText],
        DelegateDeclarationSyntax type => [type.Identifier.ValueText],
        MethodDeclarationSyntax method => [method.Identifier.ValueText],
        PropertyDeclarationSyntax property => [property.Identifier.ValueText],
        EventDeclarationSyntax happening => [happening.Identifier.ValueText],
        EnumMemberDeclarationSyntax member => [member.Identifier.ValueText],
        BaseFieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Identifier.ValueText),
        _ => [],
    };

    /// <summary>All names on which the meaning of a declaration may depend: those that it mentions outside of bodies, its own, of which there may be other parts, and of the types around it.</summary>
    public static IEnumerable<string> Mentioned(SyntaxNode declaration) =>
        Identifiers(declaration).Concat(declaration.AncestorsAndSelf().OfType<BaseTypeDeclarationSyntax>().Select(type => type.Identifier.ValueText));

    private static IEnumerable<string> Identifiers(SyntaxNode node) => node.DescendantTokens(part => part is not (BlockSyntax or ArrowExpressionClauseSyntax))
        .Where(token => token.Parent is SimpleNameSyntax).Select(token => token.ValueText);
}
