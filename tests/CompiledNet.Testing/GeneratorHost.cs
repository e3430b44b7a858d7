using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using CompiledNet.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CompiledNet.Testing;

/// <summary>Runs the generator in this process on source text, against the running framework and the library.</summary>
public static class GeneratorHost
{
    // The library with all that it refers to: every compilation looks at each of its references, and the framework has some 160.
    private static readonly ImmutableArray<MetadataReference> References =
        [.. Closure(typeof(NetworkAttribute).Assembly, []).Select(path => MetadataReference.CreateFromFile(path))];

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, optimizationLevel: OptimizationLevel.Release,
        warningLevel: 9999);

    // Whatever it is grown from shares what is read of the references.
    private static readonly CSharpCompilation Empty = CSharpCompilation.Create("Project", [], References, Options);

    /// <summary>Compiles the sources with the oldest language version that networks need.</summary>
    public static GeneratorResult Run(params string[] sources) => Run(LanguageVersion.CSharp13, sources);

    /// <summary>Compiles the sources.</summary>
    public static GeneratorResult Run(LanguageVersion version, params string[] sources) => Run(Driver(version), version, sources);

    /// <summary>Compiles the source as part of a project that asks for AVX2 when it runs.</summary>
    public static GeneratorResult RunDispatching(string source) =>
        Run(Driver().WithUpdatedAnalyzerConfigOptions(new RunTimeDispatch()), LanguageVersion.CSharp13, source);

    private static GeneratorResult Run(GeneratorDriver driver, LanguageVersion version, params string[] sources)
    {
        var compilation = Compilation(version, sources);
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        var result = driver.GetRunResult().Results.Single();
        if (result.Exception is { } failure) throw new InvalidOperationException("The generator threw.", failure);
        return new GeneratorResult(output, result);
    }

    /// <summary>A project with these files, named File0.cs, File1.cs …</summary>
    public static CSharpCompilation Compilation(LanguageVersion version, params string[] sources) =>
        Empty.AddSyntaxTrees(sources.Select((source, index) => Parse(source, version, $"File{index}.cs")));

    /// <summary>A file of a project.</summary>
    public static SyntaxTree Parse(string source, LanguageVersion version = LanguageVersion.CSharp13, string path = "File0.cs") =>
        CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(version, DocumentationMode.Diagnose), path);

    private static HashSet<string> Closure(Assembly assembly, HashSet<string> found)
    {
        if (found.Add(assembly.Location)) foreach (var name in assembly.GetReferencedAssemblies()) Closure(Assembly.Load(name), found);
        return found;
    }

    /// <summary>The generator as the compiler hosts it, keeping the reasons of its steps.</summary>
    public static GeneratorDriver Driver(LanguageVersion version = LanguageVersion.CSharp13) => CSharpGeneratorDriver.Create(
        [new NetworkGenerator().AsSourceGenerator()],
        parseOptions: new CSharpParseOptions(version, DocumentationMode.Diagnose),
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
}
