using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Graph;

namespace CompiledNet.Generator.Checks;

/// <summary>Names of outputs that would make their losses look like those of a validation.</summary>
internal static class OutputName
{
    /// <summary>What the runtime reports the loss of one of several outputs as, and the validation's values begin with.</summary>
    private const string Loss = "_loss", Validation = "val_";

    public static IEnumerable<Problem> Find(ShapedGraph network) => network.Graph.Outputs.Length == 1 ? [] : network.Graph.Outputs
        .Where(output => output.Spec.Loss is not null && (output.Name + Loss).StartsWith(Validation, StringComparison.Ordinal))
        .Select(output => NetworkChecks.Doubt(ProblemCode.NamedAsValidation, output.Spec.AttributeId, output.Name, output.Name + Loss));
}
