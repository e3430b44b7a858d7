using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Lowering;

/// <summary>
/// Turns a prediction into what an evaluation runs: the same numbers, and besides the logits of the outputs whose loss works on
/// them, so that the loss of an evaluation is the function that training makes small.
/// </summary>
/// <remarks>Routines that hand out no logits stay those of the prediction, and are emitted once.</remarks>
internal static class LogitsKeeping
{
    /// <summary>The program of an evaluation, with the logits in tensors of <see cref="TensorPlace.Logits"/>.</summary>
    /// <param name="prediction">The fused kernels of prediction.</param>
    /// <param name="outputs">Of each such output its logits and its result in the workspace, and where the logits shall go.</param>
    public static NetworkProgram Run(NetworkProgram prediction, IEnumerable<(Tensor Logits, Tensor Result, Tensor Target)> outputs)
    {
        var replaced = new Dictionary<Kernel, ImmutableArray<Kernel>>();
        foreach (var (logits, result, target) in outputs)
        {
            var writer = prediction.Forward.SelectMany(routine => routine.Kernels).First(kernel => kernel.Operands.Any(operand => operand.Written && operand.Tensor?.Id == result.Id));
            var copy = Copy.Whole(logits, target);
            replaced[writer] = writer is SumKernel { Epilogue: { Activation: { } activation } epilogue } product
                ? [product.With(product.Y, Epilogue.Apply(activation, logits, epilogue.Factors)), copy]
                : [copy, writer];
        }

        return prediction.Replace(replaced);
    }
}
