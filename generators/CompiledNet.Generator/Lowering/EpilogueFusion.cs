using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Lowering;

/// <summary>
/// Lets a product apply the activation that follows it, or multiply by the derivative of one, while the sums are
/// still in registers: one pass over memory less for each.
/// </summary>
internal static class EpilogueFusion
{
    public static NetworkProgram Run(NetworkProgram program)
    {
        var replaced = new Dictionary<Kernel, Kernel?>();
        foreach (var product in program.Kernels.OfType<SumKernel>())
        {
            var readers = program.Kernels.Where(kernel => Reads(kernel, product.Y)).ToArray();
            if (readers.OfType<ElementwiseActivation>().FirstOrDefault() is { } activation && product.Loop == activation.Loop && InOneRoutine(program, product, activation))
            {
                replaced[product] = product.With(activation.Y, Epilogue.Apply(activation.Activation, readers.Length > 1 ? product.Y : null));
                replaced[activation] = null;
            }
            else if (readers is [ElementwiseActivationGradient { OutputGradient: var gradient } derivative] && gradient.Id == product.Y.Id && product.Loop == derivative.Loop)
            {
                replaced[product] = product.With(derivative.InputGradient, Epilogue.MultiplyByDerivative(derivative.Activation, derivative.Y, derivative.X));
                replaced[derivative] = null;
            }
        }

        return program with
        {
            Forward = Replace(program.Forward, replaced),
            Outputs = Replace(program.Outputs, replaced),
            Backward = Replace(program.Backward, replaced),
        };
    }

    private static bool Reads(Kernel kernel, Tensor tensor) =>
        kernel.Operands.Any(operand => !operand.Written && operand.Tensor?.Id == tensor.Id);

    private static bool InOneRoutine(NetworkProgram program, Kernel first, Kernel second) =>
        program.Forward.Any(routine => routine.Kernels.Contains(first) && routine.Kernels.Contains(second));

    private static ImmutableArray<Routine> Replace(ImmutableArray<Routine> routines, Dictionary<Kernel, Kernel?> replaced) =>
    [
        .. routines
            .Select(routine => routine with { Kernels = [.. routine.Kernels.Select(kernel => replaced.TryGetValue(kernel, out var other) ? other : kernel).OfType<Kernel>()] })
            .Where(routine => routine.Kernels.Length > 0),
    ];
}
