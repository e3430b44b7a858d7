using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using CompiledNet.CodeFixes;
using CompiledNet.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CompiledNet.Generator.Tests;

public class MakePartialFixTests
{
    [Theory]
    [InlineData("[Network, Input(8), Dense(1)] public sealed class Net;", "[Network, Input(8), Dense(1)] public sealed partial class Net;")]
    [InlineData("[Network, Input(8), Dense(1)]\n// why\nclass Net;", "[Network, Input(8), Dense(1)]\n// why\npartial class Net;")]
    [InlineData("class A { struct B { [Network, Input(8), Dense(1)] class Net; } }", "partial class A { partial struct B { [Network, Input(8), Dense(1)] partial class Net; } }")]
    [InlineData("public static class A\n{\n    [Network, Input(8), Dense(1)] partial class Net;\n}", "public static partial class A\n{\n    [Network, Input(8), Dense(1)] partial class Net;\n}")]
    public async Task Makes_the_class_and_all_around_it_partial(string before, string after)
    {
        // The innermost diagnostic is fixed: its fix covers the types around it.
        var diagnostic = GeneratorHost.Run(Sources.File(before)).Diagnostics.OrderBy(found => found.Location.SourceSpan.Start).Last();
        string changed = await Fix(Sources.File(before), diagnostic);
        changed.ShouldBe(Sources.File(after));
        GeneratorHost.Run(changed).Diagnostics.ShouldBeEmpty();
    }

    private static async Task<string> Fix(string source, Diagnostic diagnostic)
    {
        var token = TestContext.Current.CancellationToken;
        using var workspace = new AdhocWorkspace();
        var document = workspace.AddProject("Project", LanguageNames.CSharp).AddDocument("File0.cs", source);
        var actions = new List<CodeAction>();
        var fix = new MakePartialFix();
        fix.FixableDiagnosticIds.ShouldContain(diagnostic.Id);
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), token));
        var operation = (await actions.ShouldHaveSingleItem().GetOperationsAsync(token)).OfType<ApplyChangesOperation>().ShouldHaveSingleItem();
        return (await operation.ChangedSolution.GetDocument(document.Id)!.GetTextAsync(token)).ToString();
    }
}
