using System.Linq;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Planning;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Emission;

/// <summary>Writes the files of a network.</summary>
internal static class NetworkEmitter
{
    public static CompiledNetwork Emit(CompiledProgram program)
    {
        var arms = Arm.Of(program.Spec.ElementType, program.Spec.VectorWidths, program.Spec.ChoosesAtRunTime);
        IKernelMethods kernels = arms.Any(arm => arm.IsChosenAtRunTime) ? new KernelChoice(arms) : new KernelLibrary(arms);
        string name = program.Spec.Type.FullName, inference = InferenceEmitter.Emit(program, kernels);
        string? training = program.Training is { } backward && program.TrainingMemory is { } memory ? TrainingEmitter.Emit(program, backward, memory, kernels) : null;
        string? derivation = program.HasDerived ? DerivationEmitter.Emit(program, kernels) : null;
        string? sample = UnrollBudget.Allows(program.Inference, program.Spec.ElementType) ? SampleEmitter.Emit(program, kernels) : null;
        string? rounded = program.Spec.BFloat16Session ? InferenceEmitter.EmitRounded(program, BFloat16Rounding.Run(program.Inference), kernels) : null;
        string? stepping = program.Stepping is { } steps ? SteppingEmitter.Emit(program, steps, kernels) : null;
        GeneratedFile[] files =
        [
            new(HintNames.Of(name, "Network"), SurfaceEmitter.Emit(program)),
            new(HintNames.Of(name, "Structure"), StructureEmitter.Emit(program)),
            new(HintNames.Of(name, "Inference"), inference),
            .. derivation is null ? [] : new[] { new GeneratedFile(HintNames.Of(name, "Derivation"), derivation) },
            .. sample is null ? [] : new[] { new GeneratedFile(HintNames.Of(name, "Sample"), sample) },
            .. training is null ? [] : new[] { new GeneratedFile(HintNames.Of(name, "Training"), training) },
            .. stepping is null ? [] : new[] { new GeneratedFile(HintNames.Of(name, "Stepping"), stepping) },
            .. rounded is null ? [] : new[] { new GeneratedFile(HintNames.Of(name, "BFloat16Inference"), rounded) },
        ];
        return new CompiledNetwork(files.ToEquatableArray(), kernels.Members.ToEquatableArray(), []);
    }
}
