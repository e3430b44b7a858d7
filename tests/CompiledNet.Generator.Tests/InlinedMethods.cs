using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNet.Generator.Tests;

/// <summary>The methods of generated files, as long as they are once the register tiles are inlined into them.</summary>
internal sealed class InlinedMethods
{
    private const string MultiplyAdd = "MultiplyAddEstimate";

    private readonly Dictionary<string, (bool Inlined, string[] Calls)> _methods;

    public InlinedMethods(IEnumerable<string> files) => _methods = files
        .SelectMany(file => CSharpSyntaxTree.ParseText(file).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
        .ToLookup(method => method.Identifier.Text)
        .ToDictionary(methods => methods.Key, methods => (methods.Any(IsInlined), methods.SelectMany(Calls).ToArray()));

    /// <summary>Every method that is compiled on its own, with its vector multiply-adds for the vector width that has most.</summary>
    public IEnumerable<(string Name, int MultiplyAdds)> MultiplyAdds =>
        _methods.Where(method => !method.Value.Inlined).Select(method => (method.Key, Count(method.Key)));

    private int Count(string name)
    {
        var calls = _methods[name].Calls;
        var lengths = calls.Where(call => _methods.TryGetValue(call, out var called) && called.Inlined).Select(Count).DefaultIfEmpty(0);
        // A method that only chooses among the vector widths is as long as the longest of them.
        bool chooses = calls.Length > 0 && calls.All(call => call.StartsWith(name + "By", StringComparison.Ordinal));
        return calls.Count(call => call == MultiplyAdd) + (chooses ? lengths.Max() : lengths.Sum());
    }

    private static bool IsInlined(MethodDeclarationSyntax method) => method.AttributeLists.ToString().Contains("AggressiveInlining", StringComparison.Ordinal);

    private static IEnumerable<string> Calls(MethodDeclarationSyntax method) => method.DescendantNodes().OfType<InvocationExpressionSyntax>()
        .Select(call => call.Expression is MemberAccessExpressionSyntax access ? access.Name.Identifier.Text : call.Expression.ToString());
}
