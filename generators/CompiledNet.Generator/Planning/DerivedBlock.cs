using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Planning;

/// <summary>All that predictions of a network take from its parameters alone, in one block beside them: once, though batches and steps ask for the same.</summary>
internal sealed class DerivedBlock
{
    private readonly Dictionary<string, ImmutableArray<int>> _made = [];
    private readonly ImmutableArray<(Kernel, DerivedPlan)>.Builder _kernels = ImmutableArray.CreateBuilder<(Kernel, DerivedPlan)>();
    private readonly ElementType _element;

    public DerivedBlock(ElementType element) => _element = element;

    /// <summary>Numbers in the block.</summary>
    public int Length { get; private set; }

    /// <summary>What makes them, in order, each with the plan of the program that it came from.</summary>
    public IReadOnlyList<(Kernel Kernel, DerivedPlan Plan)> Kernels => _kernels;

    /// <summary>Gives what a program has had taken out of it its place.</summary>
    public DerivedPlan Add(NetworkProgram program)
    {
        var (tensors, matrices) = (ImmutableDictionary.CreateBuilder<int, int>(), ImmutableDictionary.CreateBuilder<int, int>());
        foreach (var kernel in program.Derivation)
        {
            Operand[] written = [.. kernel.Operands.Where(operand => operand.Written)];
            string key = string.Join(" ", kernel.Operands.Select(KeyOf).Prepend(kernel.Name));
            bool isNew = !_made.TryGetValue(key, out var places);
            if (isNew) _made[key] = places = [.. written.Select(Place)];
            for (int i = 0; i < written.Length; i++)
            {
                if (written[i].Tensor is { } tensor) tensors[tensor.Id] = places[i];
                else matrices[written[i].Matrix!.Offset] = places[i];
            }

            if (isNew) _kernels.Add((kernel, new DerivedPlan(tensors.ToImmutable(), matrices.ToImmutable())));
        }

        return new DerivedPlan(tensors.ToImmutable(), matrices.ToImmutable());

        // Which numbers are read, and in what layout something is written.
        string KeyOf(Operand operand) => operand switch
        {
            { Written: true, Tensor: { } tensor } => $"{tensor.Positions}x{tensor.Channels}/{tensor.ChannelStride}",
            { Written: true } => $"{operand.Matrix!.Layout}",
            { Tensor: { } tensor } => $"@{tensors[tensor.Id]}",
            { Matrix: { Place: MatrixPlace.Parameter } matrix } => $"{matrix.Offset}+{matrix.Start}",
            _ => $"@{matrices[operand.Matrix!.Offset]}",
        };
    }

    private int Place(Operand operand)
    {
        int offset = Length;
        Length = checked(Length + Padding.RoundUp(operand.Tensor?.Length ?? operand.Matrix!.Layout.Length, Padding.LineLength(_element)));
        return offset;
    }
}
