using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using CompiledNet.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNet.Readme.Tests;

/// <summary>One or several blocks, compiled with the generator as one program.</summary>
internal sealed class ReadmeProgram
{
    /// <summary>What <c>ImplicitUsings</c> gives a console project, but for the network.</summary>
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    // Where a program leaves the line that its running part has come to.
    private const string Progress = "compilednet-readme-line";

    // All that a console project refers to, and the packages with what their programs see; the harness gives no more than the library needs. Programs are grown from
    // one project, so that they share what is read of the references.
    private static readonly CSharpCompilation Project = Referring(GeneratorHost.Compilation(LanguageVersion.CSharp13));

    // The assembly, if it has statements; for a look at types alone none is written.
    private readonly byte[] _image = [];
    private readonly bool _runs;

    /// <summary>Compiles the blocks; <see cref="Failures"/> says what went wrong.</summary>
    public ReadmeProgram(IReadOnlyList<ReadmeBlock> blocks)
        : this([blocks], apart: false)
    {
    }

    private ReadmeProgram(IReadOnlyList<IReadOnlyList<ReadmeBlock>> programs, bool apart)
    {
        Line = programs[0][0].Line;
        var units = programs.SelectMany((blocks, program) => blocks.Select(block => (program, block.Line, Root: GeneratorHost.Parse(block.Code).GetCompilationUnitRoot()))).ToList();
        _runs = units.Any(unit => unit.Root.Members.Any(member => member is GlobalStatementSyntax));
        var project = Project.AddSyntaxTrees(GeneratorHost.Parse(OneFile(units, apart)), GeneratorHost.Parse(ImplicitUsings, path: "File1.cs"));
        project = project.WithOptions(project.Options
            .WithOutputKind(_runs ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary)
            .WithSpecificDiagnosticOptions([KeyValuePair.Create("CS1591", ReportDiagnostic.Suppress)]));
        var driver = GeneratorHost.Driver().RunGeneratorsAndUpdateCompilation(project, out var compilation, out var reported);
        Emitted = [.. driver.GetRunResult().GeneratedTrees.Select(tree => tree.ToString())];
        Failures = [.. reported.Concat(_runs ? Emit(compilation, out _image) : compilation.GetDiagnostics()).Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Distinct().Select(Describe)];
    }

    /// <summary>Several programs as one, which runs them one after another; the names of their types must differ.</summary>
    public static ReadmeProgram Page(IReadOnlyList<IReadOnlyList<ReadmeBlock>> programs) => new(programs, apart: true);

    /// <summary>Where it begins in the README.</summary>
    public int Line { get; }

    /// <summary>The text of the generated files.</summary>
    public IReadOnlyList<string> Emitted { get; }

    /// <summary>Errors and warnings of generator and compiler, each with its line in the README.</summary>
    public IReadOnlyList<string> Failures { get; }

    /// <summary>What it has printed.</summary>
    public string Printed { get; private set; } = "";

    /// <summary>Runs its statements, if it has any, with <paramref name="folder"/> as the current folder; says what went wrong.</summary>
    public string? Run(string folder)
    {
        if (!_runs) return null;
        string current = Environment.CurrentDirectory;
        var output = Console.Out;
        try
        {
            Environment.CurrentDirectory = folder;
            var printed = new StringWriter();
            Console.SetOut(printed);
            AppDomain.CurrentDomain.SetData(Progress, Line);
            var main = new AssemblyLoadContext(name: null, isCollectible: true).LoadFromStream(new MemoryStream(_image)).EntryPoint!;
            object? code = main.Invoke(null, main.GetParameters().Length == 0 ? null : [Array.Empty<string>()]);
            Printed = printed.ToString();
            if (code is int and not 0) return $"line {Line}: the program ended with {code}";
            return Printed.Contains("NaN", StringComparison.Ordinal) ? $"line {Line}: the program printed NaN:\n{Printed}" : null;
        }
        catch (TargetInvocationException failure)
        {
            return $"line {AppDomain.CurrentDomain.GetData(Progress)}: the program threw {failure.InnerException}";
        }
        finally
        {
            Console.SetOut(output);
            Environment.CurrentDirectory = current;
        }
    }

    private static CSharpCompilation Referring(CSharpCompilation project) => project.AddReferences(
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(path => IsReferred(path) && !project.References.Any(known => known.Display == path))
            .Select(path => MetadataReference.CreateFromFile(path)));

    private static bool IsReferred(string path) => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location)
        || Path.GetFileName(path) is "CompiledNet.Explanations.dll" or "CompiledNet.LivePage.dll" or "CompiledNet.Plots.dll" or "CompiledNet.Report.dll" or "CompiledNet.TensorBoard.dll" or "CompiledNet.Tuning.dll" or "ScottPlot.dll";

    // Usings first, then statements, then types, as C# wants them; each keeps its line in the README.
    private static string OneFile(List<(int Program, int Line, CompilationUnitSyntax Root)> units, bool apart)
    {
        var file = new StringBuilder();
        var parts = units.SelectMany(unit => unit.Root.ChildNodes().Select(node => (unit.Program, unit.Line, Node: node)));
        int open = -1;
        var usings = new HashSet<string>();
        foreach (var (program, line, node) in parts.Where(part => part.Node is not UsingDirectiveSyntax || usings.Add(part.Node.ToString())).OrderBy(part => part.Node is UsingDirectiveSyntax ? 0 : part.Node is GlobalStatementSyntax ? 1 : 2))
        {
            if (apart) Separate(node is GlobalStatementSyntax ? program : -1, line);
            file.Append("#line ").Append(line + node.SyntaxTree.GetLineSpan(node.FullSpan).StartLinePosition.Line).Append(" \"README.md\"\n").Append(node.ToFullString()).Append('\n');
        }

        if (apart) Separate(-1, 0);
        return file.ToString();

        // The statements of each program are a block of their own.
        void Separate(int program, int line)
        {
            if (program == open) return;
            if (open >= 0) file.Append("}\n");
            if (program >= 0) file.Append("{\nAppDomain.CurrentDomain.SetData(\"").Append(Progress).Append("\", ").Append(line).Append(");\n");
            open = program;
        }
    }

    private static string Describe(Diagnostic diagnostic)
    {
        var place = diagnostic.Location.GetMappedLineSpan();
        string where = place.Path == "README.md" ? $"line {place.StartLinePosition.Line + 1}" : place.Path;
        return $"{where}: {diagnostic.Severity} {diagnostic.Id}: {diagnostic.GetMessage()}";
    }

    private static IEnumerable<Diagnostic> Emit(Compilation compilation, out byte[] assembly)
    {
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        assembly = image.ToArray();
        return emitted.Diagnostics;
    }
}
