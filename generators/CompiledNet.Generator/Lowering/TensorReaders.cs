using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Lowering;

/// <summary>The kernels of a program that read a tensor, in order of execution; found by one look at all of them.</summary>
internal sealed class TensorReaders
{
    private readonly Dictionary<int, List<Kernel>> _readers = [];

    public TensorReaders(NetworkProgram program)
    {
        foreach (var kernel in program.Kernels)
        {
            foreach (int tensor in kernel.Operands.Where(operand => !operand.Written && operand.Tensor is not null).Select(operand => operand.Tensor!.Id).Distinct())
            {
                if (!_readers.TryGetValue(tensor, out var readers)) _readers[tensor] = readers = [];
                readers.Add(kernel);
            }
        }
    }

    /// <summary>The kernels that read a tensor.</summary>
    public IReadOnlyList<Kernel> Of(Tensor tensor) => _readers.TryGetValue(tensor.Id, out var readers) ? readers : [];
}
