using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Reading;
using CompiledNet.Testing;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Generator.Tests;

/// <summary>The page that the help links lead to: a section for every diagnostic, whose declaration gets that diagnostic.</summary>
public partial class DiagnosticsPageTests
{
    // A version of the language, a level of optimisation and a failure of the compiler are not declared.
    private static readonly string[] WithoutDeclaration = ["CN0012", "CN0053", "CN0999"];

    private static readonly Dictionary<string, string> Sections = Section().Matches(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Diagnostics.README.md")))
        .ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);

    [Fact]
    public void Every_diagnostic_has_a_section_that_its_link_leads_to()
    {
        Sections.Keys.ShouldBe(Descriptors.All.Select(rule => rule.Id));
        foreach (var rule in Descriptors.All)
        {
            Sections[rule.Id].TrimStart().ShouldStartWith($"**{rule.Title.ToString(CultureInfo.InvariantCulture)}** ({rule.DefaultSeverity.ToString().ToLowerInvariant()}). ");
            rule.HelpLinkUri.ShouldBe($"{Descriptors.HelpPage}#{rule.Id.ToLowerInvariant()}");
        }
    }

    [Fact]
    public void The_repository_is_the_one_of_the_package() =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Directory.Build.props")).ShouldContain($"<RepositoryUrl>{Descriptors.Repository}</RepositoryUrl>");

    [Fact]
    public async Task Every_declaration_of_the_page_gets_its_diagnostic()
    {
        var declared = Sections.Where(section => !WithoutDeclaration.Contains(section.Key))
            .ToDictionary(section => section.Key, section => $"using CompiledNet;\nnamespace {section.Key};\n{Code().Match(section.Value).Groups[1].Value}");
        var compilation = GeneratorHost.Compilation(LanguageVersion.CSharp13, [.. declared.Values]);

        var generated = GeneratorHost.Driver().RunGenerators(compilation, TestContext.Current.CancellationToken).GetRunResult().Diagnostics;
        var analyzed = await compilation.WithAnalyzers([new StrayLayerAnalyzer()]).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        var found = generated.Concat(analyzed).ToLookup(diagnostic => Path.GetFileName(diagnostic.Location.SourceTree!.FilePath), diagnostic => diagnostic.Id);

        declared.Keys.Select((id, index) => $"{id}: {string.Join(" ", found[$"File{index}.cs"].Distinct())}").ShouldBe(declared.Keys.Select(id => $"{id}: {id}"));
    }

    [GeneratedRegex(@"^## (CN\d{4})$(.*?)(?=^## |\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Section();

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Code();
}
