using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace CompiledNet.Generator.Tests;

/// <summary>The rooms of the generator know one another in one direction only.</summary>
public class ArchitectureTests
{
    // Each room with the rooms it may name, besides itself.
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Model"] = [],
        ["Writing"] = [],
        ["Diagnostics"] = ["Model"],
        ["Reading"] = ["Model", "Writing", "Diagnostics"],
        ["Graph"] = ["Model", "Diagnostics", "Operators"],
        ["Kernels"] = ["Model", "Writing", "Graph"],
        ["Operators"] = ["Model", "Writing", "Diagnostics", "Graph", "Kernels", "Lowering"],
        ["Lowering"] = ["Model", "Writing", "Graph", "Kernels", "Operators"],
        ["Checks"] = ["Model", "Diagnostics", "Graph", "Operators"],
        ["Planning"] = ["Model", "Writing", "Graph", "Kernels", "Operators", "Lowering"],
        ["Emission"] = ["Model", "Writing", "Graph", "Kernels", "Operators", "Lowering", "Planning"],
    };

    private static readonly string[] RoslynFiles = ["NetworkGenerator.cs", "Descriptors.cs", "ProblemReporter.cs"];

    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "GeneratorSource");

    public static TheoryData<string> Rooms() => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_names_only_the_rooms_below_it(string room)
    {
        var files = Directory.GetFiles(Path.Combine(Root, room), "*.cs", SearchOption.AllDirectories);
        files.ShouldNotBeEmpty();
        var faults = files.SelectMany(file => Named(file).Where(named => named != room && !Allowed[room].Contains(named) && !IsReporter(file, named)).Select(named => $"{Path.GetFileName(file)} names {named}"));
        faults.ShouldBeEmpty();
    }

    [Fact]
    public void Every_room_has_its_rule() =>
        Directory.GetDirectories(Root).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(Allowed.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Only_the_reading_room_and_the_reporter_know_Roslyn() =>
        Directory.GetFiles(Root, "*.cs", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file).Contains("Microsoft.CodeAnalysis"))
            .Where(file => !file.Contains(Path.DirectorySeparatorChar + "Reading" + Path.DirectorySeparatorChar) && !RoslynFiles.Contains(Path.GetFileName(file)))
            .Select(Path.GetFileName).ShouldBeEmpty();

    // The reporter joins what was read with what was compiled.
    private static bool IsReporter(string file, string named) => Path.GetFileName(file) == "ProblemReporter.cs" && named == "Reading";

    private static IEnumerable<string> Named(string file) =>
        Regex.Matches(File.ReadAllText(file), @"^using CompiledNet\.Generator\.(\w+)", RegexOptions.Multiline).Select(match => match.Groups[1].Value).Distinct();
}
