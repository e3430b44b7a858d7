using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Checks;

/// <summary>Looks for what compiles, but is hardly meant.</summary>
internal static class NetworkChecks
{
    /// <summary>The doubts about a network that is right as far as shapes go; one of a kind for each attribute, however often its block is repeated.</summary>
    public static EquatableArray<Problem> Of(ShapedGraph network) =>
        LoneSoftmax.Find(network).Concat(OutputCheck.Find(network)).Concat(LinearPair.Find(network)).Concat(ComputedIds.Find(network)).Concat(OutputName.Find(network))
            .GroupBy(problem => (problem.Code, problem.AttributeId)).Select(problems => problems.First()).ToEquatableArray();

    public static Problem Doubt(ProblemCode code, int attributeId, params string[] arguments) => new(code, attributeId, arguments.ToEquatableArray());
}
