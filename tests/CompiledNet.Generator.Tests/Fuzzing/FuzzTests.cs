using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
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
    private const int PerCompilation = 100;

    [Fact]
    public void Whatever_is_declared_the_emitted_code_compiles()
    {
        int first = Sampling.IsLong ? Random.Shared.Next(1, 1_000_000_000) : 1, count = Sampling.IsLong ? 20_000 : 1_200;
        var faults = new List<string>();
        var codes = new SortedDictionary<string, int>(StringComparer.Ordinal);
        int clean = 0, bound = 0;
        for (int start = first; start < first + count && faults.Count < 20; start += PerCompilation)
        {
            int[] numbers = [.. Enumerable.Range(start, PerCompilation)];
            Run(numbers, faults, codes, ref clean, ref bound);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{count} declarations from {first}, {clean} of them compiled, {bound} files bound; {string.Join(", ", codes.Select(pair => $"{pair.Key}: {pair.Value}"))}");
        faults.ShouldBeEmpty();

        // A generator of declarations that are all wrong in the same way would test nothing.
        clean.ShouldBeGreaterThan(count / 3);
        codes.Count.ShouldBeGreaterThan(20);
    }

    private static void Run(int[] numbers, List<string> faults, SortedDictionary<string, int> codes, ref int clean, ref int bound)
    {
        string[] sources = [.. numbers.Select(DeclarationText.Write)];
        // What is a name in one version of the language may be a keyword in the next.
        var version = numbers[0] / PerCompilation % 2 == 0 ? LanguageVersion.CSharp13 : LanguageVersion.Preview;
        var compilation = GeneratorHost.Compilation(version, [.. sources, Sources.Traits, UserTypes.Text]);
        var driver = GeneratorHost.Driver(version).RunGeneratorsAndUpdateCompilation(compilation, out var completed, out _);
        var result = driver.GetRunResult().Results.Single();

        // What the compiler reports as CS8785.
        result.Exception.ShouldBeNull();
        foreach (var diagnostic in result.Diagnostics) codes[diagnostic.Id] = codes.GetValueOrDefault(diagnostic.Id) + 1;
        var reported = result.Diagnostics.ToLookup(diagnostic => Number(diagnostic.Location.SourceTree, numbers));
        var trees = completed.SyntaxTrees.ToLookup(tree => Number(tree, numbers));
        var found = new string[numbers.Length][];
        var isClean = new bool[numbers.Length];
        int read = 0;
        Parallel.For(0, numbers.Length, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            // What is only doubted is emitted, and has to compile.
            Diagnostic[] before = Diagnostics(compilation, compilation.SyntaxTrees[i]), said = [.. reported[numbers[i]].Where(IsError)];
            bool isAccepted = !before.Any(IsUserError);
            isClean[i] = said.Length == 0 && isAccepted;
            SyntaxTree[] mine = [.. trees[numbers[i]]], chosen = [.. mine.Where(tree => IsRead(tree, numbers[i]))];
            Interlocked.Add(ref read, chosen.Length);
            var parsed = mine.Where(tree => !IsWritten(tree)).SelectMany(tree => tree.GetDiagnostics());
            found[i] = [.. Faults(isAccepted, said, [.. parsed, .. chosen.SelectMany(tree => Diagnostics(completed, tree))])];
            if (isClean[i] && mine.Length == 1) found[i] = [.. found[i], "neither a file nor a word"];
        });
        clean += isClean.Count(each => each);
        SyntaxTree[] shared = [.. completed.SyntaxTrees.Where(tree => SharedFile().IsMatch(tree.FilePath))];
        shared.ShouldNotBeEmpty();
        SyntaxTree[] sharedRead = Sampling.IsLong || numbers[0] / PerCompilation % 8 == 0 ? shared : [];
        string[] inShared = [.. Faults(isAccepted: true, [], [.. shared.SelectMany(tree => tree.GetDiagnostics()), .. sharedRead.SelectMany(tree => Diagnostics(completed, tree))])];
        if (inShared.Length > 0) faults.Add($"{numbers[0]} and on:\n{string.Join("\n", inShared.Take(20))}");
        bound += read + sharedRead.Length;
        for (int i = 0; i < numbers.Length; i++)
            if (found[i].Length > 0) faults.Add($"{numbers[i]}:\n{string.Join("\n", found[i])}\n{sources[i]}");
    }

    private static Diagnostic[] Diagnostics(Compilation compilation, SyntaxTree tree) =>
        [.. compilation.GetSemanticModel(tree).GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)];

    // Binding the emitted text takes nearly all the time, and most of it the kernels, which hardly depend on what is drawn here:
    // those of every eighth compilation are bound; every eighth network without the sample, every fiftieth with it.
    private static bool IsRead(SyntaxTree tree, int number) =>
        Sampling.IsLong || number % 50 == 0 || number % 8 == 0 && !LongFile().IsMatch(tree.FilePath);

    private static IEnumerable<string> Faults(bool isAccepted, Diagnostic[] reported, Diagnostic[] after)
    {
        foreach (var failure in reported.Where(diagnostic => diagnostic.Id == "CN0999")) yield return failure.ToString();
        // What the user wrote wrongly may show again where the emitted part meets it.
        if (!isAccepted) yield break;
        foreach (var diagnostic in after)
        {
            if (IsGenerated(diagnostic)) yield return $"in emitted code: {diagnostic}";
            else if (reported.Length == 0 && IsError(diagnostic)) yield return $"caused by emitted code: {diagnostic}";
        }
    }

    // CS9248, a partial property without an implementation, is what the generator is for.
    private static bool IsUserError(Diagnostic diagnostic) => IsError(diagnostic) && diagnostic.Id != "CS9248";

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;

    private static bool IsGenerated(Diagnostic diagnostic) => diagnostic.Location.SourceTree is { } tree && !IsWritten(tree);

    private static bool IsWritten(SyntaxTree tree) => tree.FilePath.StartsWith("File", StringComparison.Ordinal);

    private static int Number(SyntaxTree? tree, int[] numbers)
    {
        string path = tree?.FilePath ?? "";
        if (path.StartsWith("File", StringComparison.Ordinal)) return int.Parse(path[4..^3]) is var index && index < numbers.Length ? numbers[index] : -1;
        return NumberInName().Match(path) is { Success: true } match ? int.Parse(match.Groups[1].Value) : -1;
    }

    [GeneratedRegex(@"\.Sample\.g\.cs$")]
    private static partial Regex LongFile();

    [GeneratedRegex(@"\bCompiledNet\.(Kernels|Tiles)\.[A-Za-z0-9]+\.[A-Za-z0-9]+\.g\.cs$")]
    private static partial Regex SharedFile();

    [GeneratedRegex(@"\bF(\d+)\b")]
    private static partial Regex NumberInName();
}
