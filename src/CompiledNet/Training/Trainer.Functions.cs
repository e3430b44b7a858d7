using System;

namespace CompiledNet;

/// <summary>Steps by a loss that no declaration has.</summary>
public sealed partial class Trainer
{
    private float[] _outputGradients = [];

    /// <summary>What is computed in the place of the declared loss, if anything is.</summary>
    internal LossFunction? LossFunction { get; init; }

    // Forward, the function sample by sample, and back. The sum of the weighted losses.
    private double ComputeByFunction(LossFunction function, ref readonly BatchMemory batch, int rows)
    {
        var network = Network.Description;
        var outputs = _gradient.Forward(batch.Inputs.Span, rows, Step);
        if (_outputGradients.Length < outputs.Length) _outputGradients = new float[outputs.Length];
        var gradients = _outputGradients.AsSpan(0, outputs.Length);
        ReadOnlySpan<float> targets = batch.Targets.Span, weights = batch.SampleWeights.Span;
        double sum = 0;
        for (int row = 0; row < rows; row++)
        {
            var gradient = gradients.Slice(row * network.OutputSize, network.OutputSize);
            double loss = function.Compute(outputs.Slice(row * network.OutputSize, network.OutputSize), targets.Slice(row * network.TargetSize, network.TargetSize), gradient);
            float weight = weights.IsEmpty ? 1 : weights[row];
            sum += weight * loss;
            foreach (ref float number in gradient) number *= weight / rows;
        }

        _gradient.Backward(gradients);
        if (_frozen.Any) CompleteGradient();
        _gradient.Collect();
        _gradient.ClearPending();
        return sum;
    }
}
