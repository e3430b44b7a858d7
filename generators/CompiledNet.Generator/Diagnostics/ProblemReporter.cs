using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Reading;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Generator.Diagnostics;

/// <summary>Turns problems into diagnostics at the place of the attribute.</summary>
internal static class ProblemReporter
{
    public static IEnumerable<Diagnostic> Report(DeclarationReading reading, CompiledNetwork compiled) =>
        reading.Problems.Concat(compiled.Problems).Distinct().Select(problem => Diagnostic.Create(
            Descriptors.Of(problem.Code), Place(reading, problem.AttributeId), problem.Arguments.ToArray<object>()));

    private static Location Place(DeclarationReading reading, int attributeId) =>
        attributeId >= 0 && reading.Attributes[attributeId] is { IsInSource: true } place ? place : reading.ClassName;
}
