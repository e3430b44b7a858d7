using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using CompiledNet.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CompiledNet.Generator.Tests.Fuzzing;

/// <summary>
/// Random declarations, right and wrong: the generator never throws, never fails inside, and never emits code that the
/// compiler complains of.
/// </summary>
public partial class FuzzTests
{
    private const int PerCompilation = 50;

    private static readonly bool s_isLong = Environment.GetEnvironmentVariable("COMPILEDNET_LONG_TESTS") == "1";

    // Explicit until it has been seen green and under a minute.
    [Fact(Explicit = true)]
    public void Whatever_is_declared_the_emitted_code_compiles()
    {
        int first = s_isLong ? Random.Shared.Next(1, 1_000_000_000) : 1, count = s_isLong ? 20_000 : 2_000;
        var faults = new List<string>();
        var codes = new SortedDictionary<string, int>(StringComparer.Ordinal);
        int clean = 0;
        for (int start = first; start < first + count && faults.Count < 20; start += PerCompilation)
        {
            int[] numbers = [.. Enumerable.Range(start, PerCompilation)];
            Run(numbers, faults, codes, ref clean);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{count} declarations from {first}, {clean} of them compiled; {string.Join(", ", codes.Select(pair => $"{pair.Key}: {pair.Value}"))}");
        faults.ShouldBeEmpty();

        // A generator of declarations that are all wrong in the same way would test nothing.
        clean.ShouldBeGreaterThan(count / 3);
        codes.Count.ShouldBeGreaterThan(20);
    }

    private static void Run(int[] numbers, List<string> faults, SortedDictionary<string, int> codes, ref int clean)
    {
        string[] sources = [.. numbers.Select(DeclarationText.Write)];
        var compilation = GeneratorHost.Compilation(LanguageVersion.CSharp13, [.. sources, Sources.Traits, UserTypes.Text]);
        var driver = GeneratorHost.Driver().RunGeneratorsAndUpdateCompilation(compilation, out var completed, out _);
        var result = driver.GetRunResult().Results.Single();
        result.Exception.ShouldBeNull();
        foreach (var diagnostic in result.Diagnostics) codes[diagnostic.Id] = codes.GetValueOrDefault(diagnostic.Id) + 1;
        var reported = result.Diagnostics.ToLookup(diagnostic => Number(diagnostic.Location.SourceTree, numbers));
        var trees = completed.SyntaxTrees.ToLookup(tree => Number(tree, numbers));
        var found = new string[numbers.Length][];
        var isClean = new bool[numbers.Length];
        Parallel.For(0, numbers.Length, i =>
        {
            Diagnostic[] before = Diagnostics(compilation, compilation.SyntaxTrees[i]), said = [.. reported[numbers[i]]];
            Diagnostic[] after = [.. trees[numbers[i]].Where(tree => IsRead(tree, numbers[i])).SelectMany(tree => Diagnostics(completed, tree))];
            found[i] = [.. Faults(before, said, after)];
            isClean[i] = said.Length == 0 && !before.Any(IsUserError);
        });
        clean += isClean.Count(each => each);
        for (int i = 0; i < numbers.Length; i++)
            if (found[i].Length > 0) faults.Add($"{numbers[i]}:\n{string.Join("\n", found[i])}\n{sources[i]}");
    }

    private static Diagnostic[] Diagnostics(Compilation compilation, SyntaxTree tree) =>
        [.. compilation.GetSemanticModel(tree).GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)];

    // Binding the emitted text takes nearly all the time: of every eighth network it is all read but the long kernels, which
    // hardly depend on what is drawn here, and of every two-hundredth these too.
    private static bool IsRead(SyntaxTree tree, int number) =>
        s_isLong || number % 200 == 0 || number % 8 == 0 && !tree.FilePath.EndsWith(".Kernels.g.cs", StringComparison.Ordinal);

    private static IEnumerable<string> Faults(Diagnostic[] before, Diagnostic[] reported, Diagnostic[] after)
    {
        foreach (var failure in reported.Where(diagnostic => diagnostic.Id == "CN0999")) yield return failure.ToString();
        // What the user wrote wrongly may show again where the emitted part meets it.
        if (reported.Length > 0 || before.Any(IsUserError)) yield break;
        foreach (var diagnostic in after)
        {
            if (IsGenerated(diagnostic)) yield return $"in emitted code: {diagnostic}";
            else if (IsError(diagnostic)) yield return $"caused by emitted code: {diagnostic}";
        }
    }

    // CS9248, a partial property without an implementation, is what the generator is for.
    private static bool IsUserError(Diagnostic diagnostic) => IsError(diagnostic) && diagnostic.Id != "CS9248";

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;

    private static bool IsGenerated(Diagnostic diagnostic) => diagnostic.Location.SourceTree is { } tree && !tree.FilePath.StartsWith("File", StringComparison.Ordinal);

    private static int Number(SyntaxTree? tree, int[] numbers)
    {
        string path = tree?.FilePath ?? "";
        if (path.StartsWith("File", StringComparison.Ordinal)) return int.Parse(path[4..^3]) is var index && index < numbers.Length ? numbers[index] : -1;
        return NumberInName().Match(path) is { Success: true } match ? int.Parse(match.Groups[1].Value) : -1;
    }

    [GeneratedRegex(@"\bF(\d+)\b")]
    private static partial Regex NumberInName();
}
