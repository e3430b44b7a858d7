using System.Collections.Generic;

namespace CompiledNet.Generator.Model;

/// <summary>The names that every compiled network declares itself.</summary>
internal static class ReservedMembers
{
    public static readonly ISet<string> Names = new HashSet<string>
    {
        "InputSize", "OutputSize", "TargetSize", "ParameterCount", "MultiplyAdds", "WorkspaceBytes",
        "FromFile", "Description", "Parameters", "Infer", "Backpropagate", "Losses",
        "Predict", "PredictBatch", "CreateSession", "Session", "CreateBFloat16Session", "BFloat16Session",
        "StepInputSize", "StepOutputSize", "ResetStates", "Weights", "Clone",
        "_compiledParameters", "_compiledMemory", "_compiledStates",
    };
}
