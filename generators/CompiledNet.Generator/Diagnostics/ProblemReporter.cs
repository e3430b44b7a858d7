using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CompiledNet.Generator.Reading;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Generator.Diagnostics;

/// <summary>Turns problems into diagnostics at the place of the attribute.</summary>
internal static class ProblemReporter
{
    /// <summary>The diagnostics of a declaration, at the places where its parts stand in <paramref name="compilation"/>.</summary>
    public static IEnumerable<Diagnostic> Report(DeclarationPlace place, IEnumerable<Problem> problems, Compilation compilation, CancellationToken token)
    {
        var locations = ProjectReader.Locate(place, compilation, token);
        return problems.Select(problem => Diagnostic.Create(
            Descriptors.Of(problem.Code), locations?.Of(problem.AttributeId) ?? Location.None, problem.Arguments.ToArray<object>()));
    }

    /// <summary>The diagnostics of a row of a table.</summary>
    public static IEnumerable<Diagnostic> Report(RowReading row, Compilation compilation) => row.Problems.Select(found => Diagnostic.Create(
        Descriptors.Of(found.Problem.Code), RowReader.Locate(row.MetadataName, found.Property, compilation), found.Problem.Arguments.ToArray<object>()));
}
