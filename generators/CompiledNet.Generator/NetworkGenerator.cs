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
        var networks = Declare(context, KnownNames.NetworkMetadata, DeclarationKind.Network);
        var blocks = Declare(context, KnownNames.BlockMetadata, DeclarationKind.Block);

        // File names that differ only in case are the same to the compiler; there is hardly ever one.
        var (networkFiles, blockFiles) = (FilesOf(networks), FilesOf(blocks));
        var clashes = networkFiles.Collect().Combine(blockFiles.Collect())
            .Select((files, _) => HintNames.Clashes(files.Left.Concat(files.Right).Select(file => file.HintName)).ToEquatableArray());
        context.RegisterSourceOutput(networkFiles.Combine(clashes), Add);
        context.RegisterSourceOutput(blockFiles.Combine(clashes), Add);

        // What several networks call alike. An edit that calls nothing new leaves these files as they are.
        var shared = networks.Select((network, _) => network.Shared).Collect()
            .SelectMany((networks, _) => SharedFiles.Of(networks.SelectMany(network => network))).WithTrackingName(TrackingNames.SharedFiles);
        context.RegisterSourceOutput(shared, (output, file) => Add(output, file.HintName, file));
    }

    private static IncrementalValuesProvider<CompiledNetwork> Declare(
        IncrementalGeneratorInitializationContext context, string attribute, DeclarationKind kind)
    {
        var readings = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                attribute,
                (node, _) => node is ClassDeclarationSyntax or RecordDeclarationSyntax,
                (source, token) => DeclarationReader.Read(source, kind, token))
            .Where(reading => reading is not null).Select((reading, _) => reading!)
            .WithTrackingName(TrackingNames.Read);

        // Code follows from values that compare by content and carry no location, so that an edit that moves a
        // declaration compiles nothing again.
        var dispatches = context.AnalyzerConfigOptionsProvider.Select((options, _) => BuildProperties.DispatchesAtRunTime(options.GlobalOptions));
        var compiled = readings
            .Select((reading, _) => reading.Declaration).WithTrackingName(TrackingNames.Declaration)
            .Combine(dispatches)
            .Select((pair, _) => pair.Left with { Spec = pair.Left.Spec with { ChoosesAtRunTime = pair.Right } })
            .Select(NetworkCompiler.Compile).WithTrackingName(TrackingNames.Compile);

        // Diagnostics need live locations: copied ones would not be subject to #pragma warning and suppressions.
        var diagnostics = readings.Collect().Combine(compiled.Collect())
            .SelectMany((pair, _) => pair.Left.Zip(pair.Right, ProblemReporter.Report).SelectMany(found => found))
            .WithTrackingName(TrackingNames.Diagnostics);
        context.RegisterSourceOutput(diagnostics, (output, diagnostic) => output.ReportDiagnostic(diagnostic));

        return compiled;
    }

    private static IncrementalValuesProvider<GeneratedFile> FilesOf(IncrementalValuesProvider<CompiledNetwork> compiled) =>
        compiled.SelectMany((result, _) => result.Files).WithTrackingName(TrackingNames.Files);

    private static void Add(SourceProductionContext output, (GeneratedFile File, EquatableArray<string> Clashes) source) =>
        Add(output, HintNames.Distinct(source.File.HintName, source.Clashes), source.File);

    private static void Add(SourceProductionContext output, string hintName, GeneratedFile file) =>
        output.AddSource(hintName, SourceText.From(file.Text, Encoding.UTF8));
}
