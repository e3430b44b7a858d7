using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Lowering;

/// <summary>
/// Takes out of a prediction what follows from parameters alone: scale and shift of normalisations, weights of convolutions at the
/// points of minimal filtering. It is computed when parameters have changed, not in each call.
/// </summary>
internal static class ParameterHoisting
{
    public static NetworkProgram Run(NetworkProgram prediction)
    {
        var writers = prediction.Kernels.SelectMany(kernel => kernel.Operands.Where(operand => operand.Written).Select(Memory)).GroupBy(place => place).ToDictionary(place => place.Key, place => place.Count());
        var known = new HashSet<(bool, int)>();
        var hoisted = new Dictionary<Kernel, ImmutableArray<Kernel>>();
        var kept = ImmutableArray.CreateBuilder<Kernel>();
        foreach (var kernel in prediction.Forward.SelectMany(routine => routine.Kernels))
        {
            // Once a call, and of nothing that a call brings along.
            if (kernel.RowsPerSample > 0 || kernel.Loop is not null || !kernel.Operands.All(operand => operand.Written ? IsOwn(operand) : IsKnown(operand))) continue;
            known.UnionWith(kernel.Operands.Where(operand => operand.Written).Select(Memory));
            hoisted[kernel] = [];
            kept.Add(kernel);
        }

        return hoisted.Count == 0 ? prediction : prediction.Replace(hoisted) with { Derivation = kept.ToImmutable() };

        bool IsKnown(Operand operand) => operand.Matrix?.Place == MatrixPlace.Parameter || known.Contains(Memory(operand));

        bool IsOwn(Operand operand) =>
            (operand.Tensor is { Place: TensorPlace.Workspace, Step: null, Frames: 1 } || operand.Matrix?.Place == MatrixPlace.Scratch) && writers[Memory(operand)] == 1;
    }

    // Parameters are numbered apart from scratch memory, but nothing writes them in a prediction.
    private static (bool IsTensor, int Number) Memory(Operand operand) => operand.Tensor is { } tensor ? (true, tensor.Id) : (false, operand.Matrix!.Offset);
}
