using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Generator.Reading;

/// <summary>
/// Takes back CS3016, "arrays as attribute arguments is not CLS-compliant", where the attribute declares a network or a layer: it is said of internal
/// classes too, which no other language sees, and what it advises, other arguments, no declaration of a network can follow.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ComplianceSuppressor : DiagnosticSuppressor
{
    private static readonly SuppressionDescriptor s_arrays = new("CNS3016", "CS3016", "The attribute declares a network, and is read by the compiler of networks alone.");

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = [s_arrays];

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is not { } tree) continue;
            var attribute = tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<AttributeSyntax>();
            if (attribute is not null && IsOurs(context.GetSemanticModel(tree).GetTypeInfo(attribute, context.CancellationToken).Type))
                context.ReportSuppression(Suppression.Create(s_arrays, diagnostic));
        }
    }

    private static bool IsOurs(ITypeSymbol? type) => type is { ContainingAssembly.Name: "CompiledNet", ContainingNamespace: { Name: "CompiledNet", ContainingNamespace.IsGlobalNamespace: true } };
}
