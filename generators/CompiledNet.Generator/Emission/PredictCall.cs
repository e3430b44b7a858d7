using System.Linq;
using CompiledNet.Generator.Planning;

namespace CompiledNet.Generator.Emission;

/// <summary>The call by which the user's class predicts one sample.</summary>
internal static class PredictCall
{
    /// <summary>The statement, for the parameter set, memory and states held in the named fields; lines after the first are indented.</summary>
    public static string Write(CompiledProgram program, string set, string memory, string states)
    {
        bool unrolled = UnrollBudget.Allows(program.Inference, program.Spec.ElementType);
        return $$"""
            {{SetType(program)}} parameters = {{set}};
            {{Namespace(program)}}.{{(unrolled ? "Sample" : "Inference")}}.Run(
                {{Parameters(program, "parameters")}},
                ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(input),
                ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(output),
                ref {{memory}}.Origin{{(program.IsStateful ? $", ref {states}.Origin" : "")}}{{(unrolled ? "" : ", 1, 1")}});{{Flush(program, "output")}}
            """;
    }

    /// <summary>The type of a set of parameters, in full.</summary>
    public static string SetType(CompiledProgram program) => $"global::CompiledNet.CompilerServices.ParameterSet<{program.Scalar}>";

    /// <summary>The first arguments: the parameters of a set and, where a network has it, what is derived from them.</summary>
    public static string Parameters(CompiledProgram program, string set)
    {
        const string AsReference = "ref global::System.Runtime.CompilerServices.Unsafe.AsRef";
        return $"{AsReference}(in {set}.Origin){(program.HasDerived ? $", {AsReference}(in {set}.Derived)" : "")}";
    }

    /// <summary>Behind layers whose states fade, outputs may be too small to compute with.</summary>
    public static string Flush(CompiledProgram program, string outputs) =>
        program.IsStateful ? $"\nglobal::CompiledNet.CompilerServices.Denormals.Flush({outputs});" : "";

    /// <summary>The parameter by which emitted methods of prediction take what is derived.</summary>
    public static string DerivedParameter(CompiledProgram program) => program.HasDerived ? $", ref {program.Scalar} derived" : "";

    /// <summary>The argument for it.</summary>
    public static string DerivedArgument(CompiledProgram program) => program.HasDerived ? ", ref derived" : "";

    /// <summary>The network's own namespace, in full.</summary>
    public static string Namespace(CompiledProgram program) => "global::" + string.Join(".", program.Namespace.Split('.').Select(FileHeader.Escape));
}
