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
        var readersOf = new TensorReaders(program);
        var layers = program.Forward.SelectMany(routine => routine.Kernels.Select(kernel => (kernel, routine))).ToDictionary(pair => pair.kernel, pair => pair.routine);
        foreach (var product in program.Kernels.OfType<SumKernel>())
        {
            var readers = readersOf.Of(product.Y);
            var factors = product.Epilogue?.Factors;
            if (readers.OfType<ElementwiseActivation>().FirstOrDefault() is { } activation && product.Loop == activation.Loop && IsNext(layers, product, activation, readers))
            {
                replaced[product] = [product.With(activation.Y, Epilogue.Apply(activation.Activation, readers.Count > 1 ? product.Y : null, factors))];
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
            if (readersOf.Of(pooling.InputGradient) is not [ElementwiseActivationGradient { X: null } derivative] || derivative.Y.Id != pooling.X.Id || derivative.Loop != pooling.Loop) continue;
            replaced[pooling] = [pooling.Times(derivative.Activation, derivative.InputGradient)];
            replaced[derivative] = [];
        }

        return program.Replace(replaced);
    }

    // In the same layer, or in a later one where nothing else of the forward pass reads the sums.
    private static bool IsNext(IReadOnlyDictionary<Kernel, Routine> layers, SumKernel product, ElementwiseActivation activation, IEnumerable<Kernel> readers)
    {
        if (!layers.TryGetValue(product, out var layer)) return false;
        return layers.TryGetValue(activation, out var other) && ReferenceEquals(layer, other)
            || readers.Where(layers.ContainsKey).SequenceEqual([activation])
            && activation.X.HasLayoutOf(product.Y) && activation.Y.HasLayoutOf(product.Y);
    }
}
