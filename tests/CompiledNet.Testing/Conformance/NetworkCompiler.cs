using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using CompiledNet.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CompiledNet.Testing;

/// <summary>Source text to a loaded assembly in one pass, for tests that run many networks.</summary>
internal static class NetworkCompiler
{
    // Without documentation and the analysis of nullable references, which are a good part of the time and tested elsewhere.
    private static readonly CSharpParseOptions Parsing =
        new CSharpParseOptions(LanguageVersion.CSharp13, DocumentationMode.None).WithFeatures([new("run-nullable-analysis", "never")]);

    /// <summary>Compiles and loads; fails if the generator or the compiler has anything to say.</summary>
    public static Assembly Load(params string[] sources)
    {
        byte[] image = AssemblyCache.Get(Generate(sources), Emit);
        return new AssemblyLoadContext(name: null, isCollectible: true).LoadFromStream(new MemoryStream(image));
    }

    private static byte[] Emit(Compilation compilation)
    {
        using var image = new MemoryStream();
        Refuse(compilation.Emit(image).Diagnostics);
        return image.ToArray();
    }

    /// <summary>The project with the generated files; fails if the generator refuses or doubts anything.</summary>
    public static Compilation Generate(params string[] sources)
    {
        var compilation = GeneratorHost.Compilation(LanguageVersion.CSharp13).AddSyntaxTrees(
            sources.Select((source, number) => CSharpSyntaxTree.ParseText(source, Parsing, $"Networks{number}.cs")));
        // Only networks with a width to fall back on are other for it.
        CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: Parsing, optionsProvider: new RunTimeDispatch())
            .RunGeneratorsAndUpdateCompilation(compilation, out var output, out var reported);
        Refuse(reported);
        return output;
    }

    private static void Refuse(IEnumerable<Diagnostic> reported)
    {
        // Inputs are numbers from -1 to 1, of which a layer makes ids.
        var complaints = reported.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed && diagnostic.Id != "CN0094");
        if (complaints.Any()) throw new ConformanceException(string.Join("\n", complaints.Take(20)));
    }
}
