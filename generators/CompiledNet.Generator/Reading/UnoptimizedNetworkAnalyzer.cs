using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Generator.Reading;

/// <summary>Says of networks in a project that is not optimised what that costs. An analyzer, because options of the compiler change no code that is emitted.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnoptimizedNetworkAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = Descriptors.Of(ProblemCode.NetworkNotOptimized);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.Options.OptimizationLevel == OptimizationLevel.Debug) start.RegisterSymbolAction(Look, SymbolKind.NamedType);
        });
    }

    private static void Look(SymbolAnalysisContext context)
    {
        if (context.Symbol.GetAttributes().Any(attribute => attribute.IsNetwork()))
            context.ReportDiagnostic(Diagnostic.Create(Rule, context.Symbol.Locations[0], context.Symbol.Name));
    }
}
