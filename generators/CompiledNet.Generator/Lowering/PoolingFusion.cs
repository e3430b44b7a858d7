using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Lowering;

/// <summary>
/// Lets a convolution pool its own results, line by line, where only a pooling reads them: one pass less over the largest
/// image of most networks. Training needs that image for the gradients.
/// </summary>
internal static class PoolingFusion
{
    public static NetworkProgram Run(NetworkProgram prediction)
    {
        var replaced = new Dictionary<Kernel, ImmutableArray<Kernel>>();
        var readers = new TensorReaders(prediction);
        foreach (var convolution in prediction.Kernels.OfType<LineConvolution>())
        {
            if (readers.Of(convolution.Y) is not [Pooling pooling] || !PooledConvolution.Joins(convolution, pooling)) continue;
            replaced[convolution] = [new PooledConvolution(convolution, pooling)];
            replaced[pooling] = [];
        }

        return prediction.Replace(replaced);
    }
}
