using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Generator.Reading;

/// <summary>
/// Takes back what the compiler says of obsolete types and properties in emitted files: whoever declares a network or a row with them is told so where the declaration stands, and can
/// answer there.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ObsoleteSuppressor : DiagnosticSuppressor
{
    private const string Reason = "Emitted code names what the declaration names, where the warning stands as well.";

    private static readonly ImmutableArray<SuppressionDescriptor> s_suppressions = [new("CNS0612", "CS0612", Reason), new("CNS0618", "CS0618", Reason)];

    // Emitted files lie in a folder that is called as what emits them.
    private static readonly string s_folder = typeof(NetworkGenerator).FullName!;

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions => s_suppressions;

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (var diagnostic in context.ReportedDiagnostics)
            if (diagnostic.Location.SourceTree?.FilePath.Split('/', '\\').Contains(s_folder) == true)
                context.ReportSuppression(Suppression.Create(s_suppressions.First(suppression => suppression.SuppressedDiagnosticId == diagnostic.Id), diagnostic));
    }
}
