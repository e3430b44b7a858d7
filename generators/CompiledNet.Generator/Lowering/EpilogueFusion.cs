using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Lowering;

/// <summary>
/// Lets a product apply the activation that follows it, or a product or the gradient of a pooling multiply by the derivative
/// of one, while the numbers are still in registers or close by: one pass over memory less for each.
/// </summary>
internal static class EpilogueFusion
{
    public static NetworkProgram Run(NetworkProgram program)
    {
        var replaced = new Dictionary<Kernel, ImmutableArray<Kernel>>();
        foreach (var product in program.Kernels.OfType<SumKernel>())
        {
            var readers = program.ReadersOf(product.Y).ToArray();
            var factors = product.Epilogue?.Factors;
            if (readers.OfType<ElementwiseActivation>().FirstOrDefault() is { } activation && product.Loop == activation.Loop && IsNext(program, product, activation, readers))
            {
                replaced[product] = [product.With(activation.Y, Epilogue.Apply(activation.Activation, readers.Length > 1 ? product.Y : null, factors))];
                replaced[activation] = [];
            }
            else if (readers is [ElementwiseActivationGradient { OutputGradient: var gradient } derivative] && gradient.Id == product.Y.Id && product.Loop == derivative.Loop)
            {
                replaced[product] = [product.With(derivative.InputGradient, Epilogue.MultiplyByDerivative(derivative.Activation, derivative.Y, derivative.X, factors))];
                replaced[derivative] = [];
            }
        }

        foreach (var pooling in program.Kernels.OfType<PoolingGradient>().Where(pooling => pooling.HasVectors))
        {
            if (program.ReadersOf(pooling.InputGradient).ToArray() is not [ElementwiseActivationGradient { X: null } derivative] || derivative.Y.Id != pooling.X.Id || derivative.Loop != pooling.Loop) continue;
            replaced[pooling] = [pooling.Times(derivative.Activation, derivative.InputGradient)];
            replaced[derivative] = [];
        }

        return program.Replace(replaced);
    }

    // In the same layer, or in a later one where nothing else of the forward pass reads the sums.
    private static bool IsNext(NetworkProgram program, SumKernel product, ElementwiseActivation activation, IReadOnlyCollection<Kernel> readers)
    {
        if (program.Forward.Any(routine => routine.Kernels.Contains(product) && routine.Kernels.Contains(activation))) return true;
        var forward = program.Forward.SelectMany(routine => routine.Kernels).ToImmutableHashSet();
        return forward.Contains(product) && readers.Where(forward.Contains).SequenceEqual([activation])
            && activation.X.HasLayoutOf(product.Y) && activation.Y.HasLayoutOf(product.Y);
    }
}
