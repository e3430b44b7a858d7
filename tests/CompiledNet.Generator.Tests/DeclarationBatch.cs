using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using CompiledNet.Testing;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Generator.Tests;

/// <summary>Many declarations compiled at once, each in a file and a namespace of its own: a compilation of each takes longer than all else.</summary>
internal sealed class DeclarationBatch
{
    private readonly Dictionary<string, int> _numbers;
    private readonly GeneratorResult _result;

    /// <summary>Compiles the declarations.</summary>
    public DeclarationBatch(IEnumerable<string> bodies)
    {
        string[] distinct = [.. bodies.Distinct()];
        _numbers = distinct.Select((body, number) => (body, number)).ToDictionary(pair => pair.body, pair => pair.number);
        _result = GeneratorHost.Run([.. distinct.Select((body, number) => $"using CompiledNet;\nusing Demo;\nnamespace Case{number};\n{body}"), Sources.Traits]);
    }

    /// <summary>The declarations of all rows of a theory.</summary>
    /// <param name="tests">The class of the theory.</param>
    /// <param name="theory">Its method, with the rows as <see cref="InlineDataAttribute"/>.</param>
    /// <param name="bodies">The declarations of a row.</param>
    public static DeclarationBatch Of(Type tests, string theory, Func<object?[], IEnumerable<string>> bodies) =>
        new(tests.GetMethod(theory)!.GetCustomAttributes<InlineDataAttribute>().SelectMany(row => bodies(row.Data)));

    /// <summary>What the generator says of a declaration, as <see cref="Declared.Lines(IEnumerable{Diagnostic})"/>.</summary>
    public string[] Lines(string body) => Declared.Lines(_result.Diagnostics.Where(diagnostic => IsIn(diagnostic, _numbers[body])));

    /// <summary>What the compiler says of a declaration, of the files generated for it, and of those that all share.</summary>
    public Diagnostic[] CompilerDiagnostics(string body) =>
        [.. _result.CompilerDiagnostics.Where(diagnostic => IsIn(diagnostic, _numbers[body]) || !_numbers.Values.Any(number => IsIn(diagnostic, number)))];

    private static bool IsIn(Diagnostic diagnostic, int number) => diagnostic.Location.SourceTree?.FilePath is { } path &&
        (path == $"File{number}.cs" || path.Split('/', '\\')[^1].StartsWith($"Case{number}.", StringComparison.Ordinal));
}
