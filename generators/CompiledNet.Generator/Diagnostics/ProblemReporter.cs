using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using CompiledNet.Generator.Reading;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Generator.Diagnostics;

/// <summary>Turns problems into diagnostics at the place of the attribute.</summary>
internal static class ProblemReporter
{
    // To find the places, names are bound. They hold until a file of the declaration changes.
    private static readonly ConditionalWeakTable<PlacedProblems, DeclarationLocations> Known = new();

    /// <summary>The diagnostics of a declaration, at the places where its parts stand in <paramref name="compilation"/>.</summary>
    public static IEnumerable<Diagnostic> Report(PlacedProblems found, Compilation compilation, CancellationToken token)
    {
        var locations = Locate(found, compilation, token);
        return found.Problems.Select(problem => Diagnostic.Create(
            Descriptors.Of(problem.Code), locations?.Of(problem.AttributeId) ?? Location.None, problem.Arguments.ToArray<object>()));
    }

    private static DeclarationLocations? Locate(PlacedProblems found, Compilation compilation, CancellationToken token)
    {
        if (Known.TryGetValue(found, out var known) && known.AreIn(compilation)) return known;
        Known.Remove(found);
        return ProjectReader.Locate(found.Place, found.IsRow, compilation, token) is { } located ? Known.GetValue(found, _ => located) : null;
    }
}
