using System;
using CompiledNet.CompilerServices;

namespace CompiledNet;

/// <summary>Which positions of an output count: all that no mask leaves out.</summary>
internal static class CountedPositions
{
    /// <summary>Predicts the samples to see their masks.</summary>
    /// <returns>Samples × positions numbers, 0 where a mask leaves a position out; null if no mask reaches the output.</returns>
    public static float[]? Of(INetwork<float> network, OutputDescription output, Dataset data)
    {
        if (output.MaskOffset is not { } offset || data.FeatureCount != network.Description.InputSize) return null;
        var description = network.Description;
        int block = Math.Max(1, Math.Min(data.Count, InferenceBlock.Rows(description))), positions = output.Positions;
        var workspace = new InferenceWorkspace<float>(description, block) { IsEvaluating = true };
        float[] outputs = new float[WorkspaceLength.Of(description, block, description.OutputSize)], counted = new float[data.Count * positions];
        for (int first = 0; first < data.Count; first += block)
        {
            int rows = Math.Min(block, data.Count - first);
            network.Infer(data.FeatureMemory.Span.Slice(first * description.InputSize, rows * description.InputSize), outputs.AsSpan(0, rows * description.OutputSize), rows, workspace);
            for (int row = 0; row < rows; row++)
                workspace.Masks.Values.AsSpan(row * description.MaskSize + offset, positions).CopyTo(counted.AsSpan((first + row) * positions));
        }

        return counted;
    }
}
