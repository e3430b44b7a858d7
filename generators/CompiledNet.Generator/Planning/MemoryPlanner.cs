using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Planning;

/// <summary>Gives every tensor of a program its place: first fit by lifetime, or a place of its own each.</summary>
internal static class MemoryPlanner
{
    /// <summary>Tensors whose lifetimes do not overlap share memory.</summary>
    public static MemoryPlan Shared(NetworkProgram program, ElementType element, DerivedPlan derived) => Plan(program, element, derived, share: true);

    /// <summary>Every tensor keeps its memory to itself, as the backward pass and zero padding need.</summary>
    public static MemoryPlan Separate(NetworkProgram program, ElementType element) => Plan(program, element, DerivedPlan.Nothing, share: false);

    private static MemoryPlan Plan(NetworkProgram program, ElementType element, DerivedPlan derived, bool share)
    {
        var lifetimes = Lifetimes(program, element, derived);
        var offsets = ImmutableDictionary.CreateBuilder<int, int>();
        var placed = new List<Lifetime>();
        int length = 0, stateLength = 0;
        foreach (var lifetime in lifetimes)
        {
            if (lifetime.Tensor.Place == TensorPlace.State)
            {
                offsets[lifetime.Tensor.Id] = stateLength;
                stateLength = checked(stateLength + lifetime.Length);
                continue;
            }

            if (share) placed.RemoveAll(other => other.End < lifetime.Start);
            int offset = share ? FirstFit(lifetime, placed, offsets) : length;
            offsets[lifetime.Tensor.Id] = offset;
            placed.Add(lifetime);
            length = System.Math.Max(length, checked(offset + lifetime.Length));
        }

        var scratch = Scratch(program, derived, out int scratchLength);
        return new MemoryPlan(offsets.ToImmutable(), length, stateLength, [.. lifetimes.Select(lifetime => lifetime.Tensor)], derived, scratch, scratchLength);
    }

    // Without the matrices that have gone elsewhere: the others move up.
    private static ImmutableDictionary<int, int> Scratch(NetworkProgram program, DerivedPlan derived, out int length)
    {
        int[] starts = [.. program.Kernels.Concat(program.Derivation).SelectMany(kernel => kernel.Operands).Where(operand => operand.Matrix?.Place == MatrixPlace.Scratch)
            .Select(operand => operand.Matrix!.Offset).Distinct().OrderBy(start => start)];
        var places = ImmutableDictionary.CreateBuilder<int, int>();
        length = 0;
        for (int i = 0; i < starts.Length; i++)
        {
            if (derived.Matrices.ContainsKey(starts[i])) continue;
            places[starts[i]] = length;
            length += (i + 1 < starts.Length ? starts[i + 1] : program.ScratchLength) - starts[i];
        }

        return places.ToImmutable();
    }

    private static List<Lifetime> Lifetimes(NetworkProgram program, ElementType element, DerivedPlan derived)
    {
        var found = new Dictionary<int, Lifetime>();
        var order = new List<Lifetime>();
        int time = 0;
        TimeLoop? loop = null;
        foreach (var kernel in program.Kernels)
        {
            // All kernels of a loop run again and again: to the plan they are one.
            if (kernel.Loop is null || kernel.Loop != loop) time++;
            loop = kernel.Loop;
            foreach (var tensor in kernel.Operands.Select(operand => operand.Tensor).OfType<Tensor>().Where(tensor => tensor.Place is TensorPlace.Workspace or TensorPlace.State && !derived.Tensors.ContainsKey(tensor.Id)))
            {
                if (!found.TryGetValue(tensor.Id, out var lifetime))
                {
                    // At least a cache line a sample: elementwise loops may touch a whole vector at the last number.
                    int length = Padding.RoundUp(tensor.Length, Padding.LineLength(element));
                    order.Add(found[tensor.Id] = lifetime = new Lifetime(tensor, length, time));
                }

                lifetime.End = time;
            }
        }

        return order;
    }

    private static int FirstFit(Lifetime wanted, List<Lifetime> placed, IDictionary<int, int> offsets)
    {
        int offset = 0;
        foreach (var other in placed.OrderBy(other => offsets[other.Tensor.Id]))
        {
            int start = offsets[other.Tensor.Id];
            if (offset + wanted.Length <= start) break;
            offset = System.Math.Max(offset, start + other.Length);
        }

        return offset;
    }

    private sealed class Lifetime(Tensor tensor, int length, int start)
    {
        public Tensor Tensor { get; } = tensor;

        public int Length { get; } = length;

        public int Start { get; } = start;

        public int End { get; set; } = start;
    }
}
