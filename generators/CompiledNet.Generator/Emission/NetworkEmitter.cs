using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Planning;

namespace CompiledNet.Generator.Emission;

/// <summary>Writes the files of a network.</summary>
internal static class NetworkEmitter
{
    public static EquatableArray<GeneratedFile> Emit(CompiledProgram program)
    {
        var kernels = new KernelLibrary(program.Spec.ElementType, program.Spec.VectorWidths);
        string name = program.Spec.Type.FullName, inference = InferenceEmitter.Emit(program, kernels);
        string? training = program.Training is { } steps && program.TrainingMemory is { } memory ? TrainingEmitter.Emit(program, steps, memory, kernels) : null;
        string? sample = UnrollBudget.Allows(program.Inference, program.Spec.ElementType) ? SampleEmitter.Emit(program, kernels) : null;
        GeneratedFile[] files =
        [
            new(name + ".g.cs", SurfaceEmitter.Emit(program)),
            new(name + ".Structure.g.cs", StructureEmitter.Emit(program)),
            new(name + ".Inference.g.cs", inference),
            .. sample is null ? [] : new[] { new GeneratedFile(name + ".Sample.g.cs", sample) },
            .. training is null ? [] : new[] { new GeneratedFile(name + ".Training.g.cs", training) },
            new(name + ".Kernels.g.cs", kernels.Write(program)),
        ];
        return files.ToEquatableArray();
    }
}
