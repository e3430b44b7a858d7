using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Planning;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Emission;

/// <summary>
/// Which tensors of a straight-line program are local variables: going through memory would cost a store and a load on
/// the longest path. A lone number is one, and so is a vector that every kernel takes as a whole.
/// </summary>
/// <param name="program">The kernels.</param>
/// <param name="memory">Their tensors.</param>
/// <param name="pass">Knows the names, and where all else lies.</param>
/// <param name="arm">The vector width.</param>
internal sealed class SampleLocals(NetworkProgram program, MemoryPlan memory, PassWriter pass, Arm arm)
{
    public void WriteDeclarations(SourceWriter writer)
    {
        var used = program.Kernels.SelectMany(kernel => kernel.Operands).Select(operand => operand.Tensor?.Id).ToImmutableHashSet();
        foreach (var tensor in memory.Tensors.Where(tensor => used.Contains(tensor.Id)))
        {
            if (IsNumber(tensor)) writer.Line($"{arm.Scalar} {pass.LocalOf(tensor)} = 0;");
            else if (IsVector(tensor)) writer.Line($"{VectorOf(tensor).Vector} {pass.LocalOf(tensor)} = default;");
        }
    }

    /// <summary>Where an operand lies.</summary>
    public string Address(Operand operand) => operand.Tensor switch
    {
        { } derived when pass.IsDerived(derived) => pass.SampleAddress(operand),
        { } number when IsNumber(number) => pass.LocalOf(number),
        { } vector when IsVector(vector) => $"Unsafe.As<{VectorOf(vector).Vector}, {arm.Scalar}>(ref {pass.LocalOf(vector)})",
        _ => pass.SampleAddress(operand),
    };

    private static bool IsNumber(Tensor tensor) => tensor is { Place: TensorPlace.Workspace, RowStride: 1 };

    private bool IsVector(Tensor tensor) =>
        tensor.Place == TensorPlace.Workspace && VectorOf(tensor).Lanes == tensor.RowStride &&
        program.Kernels.All(kernel => kernel.Operands.All(operand => operand.Tensor?.Id != tensor.Id || kernel.TakesVectors(operand, arm)));

    private Arm VectorOf(Tensor tensor) => arm.NarrowedTo(tensor.RowStride);
}
