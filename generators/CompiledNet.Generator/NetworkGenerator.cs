using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Emission;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Reading;
using CompiledNet.Generator.Writing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CompiledNet.Generator;

/// <summary>Wires the stages into the compiler's incremental pipeline; nothing else.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // ForAttributeWithMetadataName would bind the attributes of every class again with every edit. Most edits change no
        // declaration whatever, and those that do are compared by what was read.
        var project = context.CompilationProvider.Select((compilation, _) => new ProjectDeclarations(compilation)).WithTrackingName(TrackingNames.Project)
            .Select(ProjectReader.Read);
        var places = context.SyntaxProvider.CreateSyntaxProvider((node, _) => AttributedClasses.IsOne(node), (found, _) => AttributedClasses.PlaceOf(found.Node)).Combine(project);
        var readings = places.Select((pair, _) => (Place: pair.Left, Reading: pair.Right.At(pair.Left)))
            .Where(found => found.Reading is not null).Select((found, _) => (found.Place, Reading: found.Reading!))
            .WithTrackingName(TrackingNames.Read);

        var compiled = Compile(context, readings);
        Add(context, compiled.SelectMany((result, _) => result.Files).WithTrackingName(TrackingNames.Files));

        // What several networks call alike. An edit that calls nothing new leaves these files as they are.
        var shared = compiled.Select((network, _) => network.Shared).Collect()
            .SelectMany((networks, _) => SharedFiles.Of(networks.SelectMany(network => network))).WithTrackingName(TrackingNames.SharedFiles);
        context.RegisterSourceOutput(shared, (output, file) => Add(output, file.HintName, file));

        // Rows of tables know nothing of how networks are compiled.
        var rows = places.Select((pair, _) => (Place: pair.Left, Reading: pair.Right.RowAt(pair.Left)))
            .Where(found => found.Reading is not null).Select((found, _) => (found.Place, Reading: found.Reading!)).WithTrackingName(TrackingNames.Rows);
        Add(context, rows.Where(row => row.Reading.Spec is not null).Select((row, _) => RowEmitter.Emit(row.Reading.Spec!)));
        Report(context, rows.Where(row => row.Reading.Problems.Count > 0).Select((row, _) => new PlacedProblems(row.Place, row.Reading.Problems) { IsRow = true }).Collect()
            .Select((rows, _) => rows.ToEquatableArray()));
    }

    private static IncrementalValuesProvider<CompiledNetwork> Compile(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<(DeclarationPlace Place, DeclarationReading Reading)> readings)
    {
        // Code follows from values that compare by content and carry no location, so that an edit that moves a
        // declaration compiles nothing again.
        var dispatches = context.AnalyzerConfigOptionsProvider.Select((options, _) => BuildProperties.DispatchesAtRunTime(options.GlobalOptions));
        var compiled = readings
            .Select((read, _) => read.Reading.Declaration).WithTrackingName(TrackingNames.Declaration)
            .Combine(dispatches)
            .Select((pair, _) => pair.Left with { Spec = pair.Left.Spec with { ChoosesAtRunTime = pair.Right } })
            .Select(NetworkCompiler.Compile).WithTrackingName(TrackingNames.Compile);

        Report(context, readings.Collect().Combine(compiled.Collect())
            .Select((pair, _) => pair.Left.Zip(pair.Right, Problems).Where(found => found.Problems.Count > 0).ToEquatableArray()));
        return compiled;
    }

    // Diagnostics need live locations: copied ones would not be subject to #pragma warning and suppressions.
    private static void Report(IncrementalGeneratorInitializationContext context, IncrementalValueProvider<EquatableArray<PlacedProblems>> problems)
    {
        var diagnostics = problems.Combine(context.CompilationProvider)
            .SelectMany((pair, token) => pair.Left.SelectMany(found => ProblemReporter.Report(found, pair.Right, token)))
            .WithTrackingName(TrackingNames.Diagnostics);
        context.RegisterSourceOutput(diagnostics, (output, diagnostic) => output.ReportDiagnostic(diagnostic));
    }

    private static PlacedProblems Problems((DeclarationPlace Place, DeclarationReading Reading) read, CompiledNetwork compiled) =>
        new(read.Place, read.Reading.Problems.Concat(compiled.Problems).Distinct().ToEquatableArray());

    // File names that differ only in case are the same to the compiler; there is hardly ever one.
    private static void Add(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<GeneratedFile> files)
    {
        var clashes = files.Collect().Select((files, _) => HintNames.Clashes(files.Select(file => file.HintName)).ToEquatableArray());
        context.RegisterSourceOutput(files.Combine(clashes), Add);
    }

    private static void Add(SourceProductionContext output, (GeneratedFile File, EquatableArray<string> Clashes) source) =>
        Add(output, HintNames.Distinct(source.File.HintName, source.Clashes), source.File);

    private static void Add(SourceProductionContext output, string hintName, GeneratedFile file) =>
        output.AddSource(hintName, SourceText.From(file.Text, Encoding.UTF8));
}
