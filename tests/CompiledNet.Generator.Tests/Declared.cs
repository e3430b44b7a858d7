using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNet.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CompiledNet.Generator.Tests;

/// <summary>Asserts what the generator says of a declaration: all of it, each with its place and text.</summary>
internal static class Declared
{
    /// <summary>The declaration is reported with just these lines, <c>CN0001 at 'text': message</c>, and no error of the compiler besides.</summary>
    public static void Wrongly(string body, params string[] expected) => Wrongly(body, [], LanguageVersion.CSharp13, expected);

    /// <summary>The same with compiler errors that cannot be avoided.</summary>
    public static void Wrongly(string body, string[] compilerErrors, LanguageVersion version, params string[] expected)
    {
        var result = GeneratorHost.Run(version, Sources.File(body), Sources.Traits);
        Lines(result).ShouldBe(expected);
        Errors(result).ShouldBe(compilerErrors);
    }

    public static string[] Lines(GeneratorResult result) => Lines(result.Diagnostics);

    /// <summary>The lines of a compilation with one declaration in each of its files, File0.cs, File1.cs … in order.</summary>
    public static string[] ByFile(GeneratorResult result) =>
        [.. result.Diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceTree!.FilePath.Length).ThenBy(diagnostic => diagnostic.Location.SourceTree!.FilePath, StringComparer.Ordinal).Select(Line)];

    /// <summary>Diagnostics in the order of their places, <c>CN0001 at 'text': message</c>.</summary>
    public static string[] Lines(IEnumerable<Diagnostic> diagnostics) =>
        [.. diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).Select(Line)];

    public static string[] Errors(GeneratorResult result) => Errors(result.CompilerDiagnostics);

    /// <summary>The ids of errors, each once.</summary>
    public static string[] Errors(IEnumerable<Diagnostic> diagnostics) =>
        [.. diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.Id).Distinct().Order(StringComparer.Ordinal)];

    private static string Line(Diagnostic diagnostic) => $"{diagnostic.Id} at '{Text(diagnostic.Location)}': {diagnostic.GetMessage()}";

    private static string Text(Location location) => location.SourceTree!.GetText().ToString(location.SourceSpan);
}
