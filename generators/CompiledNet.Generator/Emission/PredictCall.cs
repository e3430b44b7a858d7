using System.Linq;
using CompiledNet.Generator.Planning;

namespace CompiledNet.Generator.Emission;

/// <summary>The call by which the user's class predicts one sample.</summary>
internal static class PredictCall
{
    /// <summary>The statement, for parameters, memory and states held in the named fields; lines after the first are indented.</summary>
    public static string Write(CompiledProgram program, string parameters, string memory, string states)
    {
        bool unrolled = UnrollBudget.Allows(program.Inference, program.Spec.ElementType);
        return $$"""
            {{Namespace(program)}}.{{(unrolled ? "Sample" : "Inference")}}.Run(
                ref {{parameters}}.Origin,
                ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(input),
                ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(output),
                ref {{memory}}.Origin{{(program.IsStateful ? $", ref {states}.Origin" : "")}}{{(unrolled ? "" : ", 1, 1")}});
            """;
    }

    /// <summary>The network's own namespace, in full.</summary>
    public static string Namespace(CompiledProgram program) => "global::" + string.Join(".", program.Namespace.Split('.').Select(FileHeader.Escape));
}
