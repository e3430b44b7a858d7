using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNet.Generator.Reading;

/// <summary>The types of a file that carry attributes, and the names of attributes that are aliases there; looked for once a file.</summary>
internal sealed class AttributedClasses
{
    private static readonly ConditionalWeakTable<SyntaxTree, AttributedClasses> Known = new();

    private static readonly string[] Names = ["Network", "NetworkAttribute", "Block", "BlockAttribute", "TableRow", "TableRowAttribute"];

    private readonly Dictionary<SyntaxNode, DeclarationPlace> _places = [];
    private readonly HashSet<string> _aliases = [];

    private AttributedClasses(SyntaxTree tree)
    {
        foreach (var node in tree.GetRoot().DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
        {
            if (node is UsingDirectiveSyntax { Alias.Name.Identifier.ValueText: var alias } directive) (directive.GlobalKeyword == default ? _aliases : GlobalAliases).Add(alias);
            if (!IsOne(node)) continue;
            var type = (TypeDeclarationSyntax)node;
            _places[type] = new DeclarationPlace(tree.FilePath, _places.Count, type.Identifier.ValueText);
        }
    }

    /// <summary>The names that a global using directive of the file gives to something.</summary>
    public HashSet<string> GlobalAliases { get; } = [];

    /// <summary>The types and their places, in the order of the file.</summary>
    public IEnumerable<KeyValuePair<SyntaxNode, DeclarationPlace>> Places => _places;

    public static AttributedClasses Of(SyntaxTree tree) => Known.GetValue(tree, tree => new AttributedClasses(tree));

    /// <summary>Whether it is a class or struct with attributes.</summary>
    public static bool IsOne(SyntaxNode node) => node is TypeDeclarationSyntax { AttributeLists.Count: > 0 } and not InterfaceDeclarationSyntax;

    /// <summary>The place of such a type.</summary>
    public static DeclarationPlace PlaceOf(SyntaxNode node) => Of(node.SyntaxTree)._places[node];

    /// <summary>Whether an attribute of the type may be one that makes it a network, block or row, by its name alone.</summary>
    public bool MayDeclare(SyntaxNode node, HashSet<string> globalAliases) => ((TypeDeclarationSyntax)node).AttributeLists.SelectMany(list => list.Attributes).Any(attribute =>
        NameOf(attribute.Name) is { } name && (Names.Contains(name) || _aliases.Contains(name) || globalAliases.Contains(name)));

    private static string? NameOf(NameSyntax name) => name switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        QualifiedNameSyntax qualified => NameOf(qualified.Right),
        AliasQualifiedNameSyntax qualified => NameOf(qualified.Name),
        _ => null,
    };
}
