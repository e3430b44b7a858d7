using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>Weighs samples, or the positions of samples that have a class each, by their class.</summary>
internal sealed class ClassWeighting
{
    private readonly float[] _weights;
    private readonly int _targetSize;

    /// <exception cref="ArgumentException">A class does not exist, a weight is negative or not finite, or there are several outputs.</exception>
    public ClassWeighting(NetworkDescription network, IReadOnlyDictionary<int, float> weights)
    {
        if (network.Outputs.Count != 1)
            throw new ArgumentException($"Class weights need a single output, but the network '{network.Name}' has {network.Outputs.Count}.", nameof(weights));
        if (network.Outputs[0].LossSeesAllPositions)
            throw new ArgumentException($"Class weights need a class for each sample or position, but {network.Outputs[0].Loss} has sequences of them.", nameof(weights));
        Positions = network.Outputs[0].Positions;
        _targetSize = network.TargetSize / Positions;
        int classes = Math.Max(2, Math.Max(_targetSize, network.Outputs[0].Shape[^1]));
        _weights = new float[classes];
        Array.Fill(_weights, 1f);
        foreach (var (index, weight) in weights)
        {
            if (index < 0 || index >= classes)
                throw new ArgumentException($"The classes are 0 to {classes - 1}, but class {index} was given a weight.", nameof(weights));
            if (!(weight >= 0) || !float.IsFinite(weight))
                throw new ArgumentException($"The weight of class {index} must be finite and at least 0, not {weight}.", nameof(weights));
            _weights[index] = weight;
        }
    }

    /// <summary>How many classes a sample has: one for each position of the output.</summary>
    public int Positions { get; }

    /// <summary>Makes sure that targets are classes, before the first step.</summary>
    /// <param name="targets">The targets of some samples, the first of which is row 0.</param>
    /// <exception cref="ArgumentException">One is none; the message names its row.</exception>
    public void Check(ReadOnlySpan<float> targets)
    {
        if (_targetSize != 1) return;
        int at = TargetCheck.FirstOutside(targets, 0, _weights.Length - 1, wholeOnly: true);
        if (at >= 0) throw new ArgumentException($"With class weights, targets are classes from 0 to {_weights.Length - 1}, but row {at / Positions} has {targets[at]}.", "data");
    }

    /// <summary>Gives each position of each sample the weight of its class, times that of its sample.</summary>
    /// <param name="targets">The targets of some samples.</param>
    /// <param name="sampleWeights">One number for each position of each sample; those of a sample are all its weight before.</param>
    [MethodImpl(Hot.Optimized)]
    public void Apply(ReadOnlySpan<float> targets, Span<float> sampleWeights)
    {
        for (int i = 0; i < sampleWeights.Length; i++)
            sampleWeights[i] *= _weights[ClassOf(targets.Slice(i * _targetSize, _targetSize))];
    }

    [MethodImpl(Hot.Optimized)]
    private int ClassOf(ReadOnlySpan<float> target)
    {
        if (target.Length == 1)
            return target[0] >= 0 && target[0] < _weights.Length && target[0] == MathF.Floor(target[0])
                ? (int)target[0]
                : throw new ArgumentException($"With class weights, targets are classes from 0 to {_weights.Length - 1}, not {target[0]}.", nameof(target));
        int largest = 0;
        for (int i = 1; i < target.Length; i++)
            if (target[i] > target[largest]) largest = i;
        return largest;
    }
}
