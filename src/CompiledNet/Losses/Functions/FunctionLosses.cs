using System;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>The losses of a network's outputs by functions, for a step and for an evaluation.</summary>
internal sealed class FunctionLosses(NetworkDescription network, LossFunction loss)
{
    private readonly LossFunction?[] _functions = loss.Of(network);
    private readonly float[] _unused = new float[network.OutputSize];

    /// <summary>
    /// The loss of one row at each output, without its declared weight. Of an output that a mask reaches it is the sum over the positions that count, times
    /// <paramref name="rowsPerPosition"/> of the output, so that the sum over a batch's rows, divided by their number, is the mean over its positions.
    /// </summary>
    /// <param name="prediction">The outputs of the row.</param>
    /// <param name="targets">Its targets.</param>
    /// <param name="masks">Which of its positions count.</param>
    /// <param name="rowsPerPosition">For each output the rows of the batch over its positions that count.</param>
    /// <param name="losses">Takes the losses.</param>
    /// <param name="gradient">Takes the derivatives of the weighted sum of the losses by each output; empty if they are not wanted.</param>
    [MethodImpl(Hot.Optimized)]
    public void Compute(ReadOnlySpan<float> prediction, ReadOnlySpan<float> targets, ReadOnlySpan<float> masks, ReadOnlySpan<double> rowsPerPosition, Span<double> losses, Span<float> gradient)
    {
        bool isWanted = !gradient.IsEmpty;
        if (!isWanted) gradient = _unused;
        gradient.Clear();
        for (int i = 0; i < _functions.Length; i++)
        {
            losses[i] = 0;
            if (_functions[i] is not { } function) continue;
            var output = network.Outputs[i];
            bool isMasked = output.MaskOffset is not null;
            int positions = isMasked ? output.LossPositions : 1, width = output.Positions * output.Shape[^1] / positions, targetWidth = output.TargetSize / positions;
            double scale = isMasked ? rowsPerPosition[i] : 1;
            for (int position = 0; position < positions; position++)
            {
                if (isMasked && masks[output.MaskOffset!.Value + position] == 0) continue;
                var part = gradient.Slice(output.Offset + position * width, width);
                losses[i] += scale * function.Compute(prediction.Slice(output.Offset + position * width, width), targets.Slice(output.TargetOffset + position * targetWidth, targetWidth), part);
                if (!isWanted) continue;
                foreach (ref float number in part) number *= (float)(scale * output.LossWeight);
            }
        }
    }
}
