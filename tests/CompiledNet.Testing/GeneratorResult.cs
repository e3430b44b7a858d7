using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Testing;

/// <summary>What the generator and the compiler said of some source text.</summary>
public sealed class GeneratorResult
{
    internal GeneratorResult(Compilation compilation, GeneratorRunResult result)
    {
        Compilation = compilation;
        Diagnostics = result.Diagnostics;
        Files = result.GeneratedSources.ToImmutableSortedDictionary(source => source.HintName, source => source.SourceText.ToString());
    }

    /// <summary>The project with the generated files.</summary>
    public Compilation Compilation { get; }

    /// <summary>What the generator reported.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>What it emitted, by file name.</summary>
    public ImmutableSortedDictionary<string, string> Files { get; }

    /// <summary>The compiler's own errors and warnings on sources and generated files together; takes most of the time, where it is asked for.</summary>
    public ImmutableArray<Diagnostic> CompilerDiagnostics => field.IsDefault
        ? field = [.. Compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)]
        : field;

    /// <summary>The compiled project, loaded; fails with all errors if there are any.</summary>
    public Assembly Load()
    {
        using var image = new MemoryStream();
        var emitted = Compilation.Emit(image);
        if (!emitted.Success) throw new InvalidOperationException(string.Join("\n", emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        image.Position = 0;
        return new AssemblyLoadContext(name: null, isCollectible: true).LoadFromStream(image);
    }
}
