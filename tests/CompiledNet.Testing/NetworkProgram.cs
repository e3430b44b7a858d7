using System.IO;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CompiledNet.Testing;

/// <summary>A program that uses networks, compiled to run in a process of its own.</summary>
public static class NetworkProgram
{
    private const string Configuration = """{ "runtimeOptions": { "framework": { "name": "Microsoft.NETCore.App", "version": "10.0.0" } } }""";

    /// <summary>Writes the assembly, with the library beside it, and returns its path, to be run by <c>dotnet</c>.</summary>
    /// <param name="source">Top-level statements and classes.</param>
    /// <param name="folder">Where to.</param>
    public static string Write(string source, string folder)
    {
        var program = NetworkCompiler.Generate(source);
        string path = Path.Combine(folder, "Program.dll");
        var result = program.WithAssemblyName("Program").WithOptions(((CSharpCompilationOptions)program.Options).WithOutputKind(OutputKind.ConsoleApplication)).Emit(path);
        if (!result.Success) throw new ConformanceException(string.Join("\n", result.Diagnostics));
        string library = typeof(NetworkAttribute).Assembly.Location;
        File.Copy(library, Path.Combine(folder, Path.GetFileName(library)));
        File.WriteAllText(Path.ChangeExtension(path, ".runtimeconfig.json"), Configuration);
        return path;
    }
}
