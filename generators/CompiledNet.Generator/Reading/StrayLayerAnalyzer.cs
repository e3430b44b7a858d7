using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Generator.Reading;

/// <summary>
/// Looks for layers on classes that are neither networks nor blocks. An analyzer, because the generator is only shown
/// classes with those two attributes: to be shown all others it would have to look at each of them at every keystroke.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StrayLayerAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = Descriptors.Of(ProblemCode.LayersWithoutNetwork);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Look, SymbolKind.NamedType);
    }

    private static void Look(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        var attributes = type.GetAttributes();
        if (attributes.Any(attribute => attribute.IsNetwork() || attribute.IsBlock())) return;
        var stray = attributes.Concat(type.GetMembers().OfType<IPropertySymbol>().SelectMany(property => property.GetAttributes())).Where(Belongs)
            .FirstOrDefault(attribute => attribute.ApplicationSyntaxReference is not null);
        if (stray is null) return;
        string name = stray.AttributeClass!.Name;
        context.ReportDiagnostic(Diagnostic.Create(
            Rule, stray.ApplicationSyntaxReference!.GetSyntax(context.CancellationToken).GetLocation(), type.Name,
            name.EndsWith(nameof(System.Attribute), System.StringComparison.Ordinal) ? name.Substring(0, name.Length - nameof(System.Attribute).Length) : name));
    }

    private static bool Belongs(AttributeData attribute) => attribute.IsLayer() || attribute.IsOutput();
}
