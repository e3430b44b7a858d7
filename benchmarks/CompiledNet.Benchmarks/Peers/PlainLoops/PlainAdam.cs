using System;
using CompiledNet.Benchmarks.Workloads;

namespace CompiledNet.Benchmarks.Peers.PlainLoops;

/// <summary>One parameter array with its gradient and its state of Adam, in the form of Keras (ε beside √v before correction).</summary>
public sealed class PlainAdam(float[] values)
{
    private readonly float[] _momentum = new float[values.Length], _velocity = new float[values.Length];

    public float[] Values { get; } = values;

    public float[] Gradient { get; } = new float[values.Length];

    /// <summary>Takes a step with the gradient times <paramref name="scale"/>, then zeroes the gradient.</summary>
    public void Step(int iteration, float scale)
    {
        const float Beta1 = TrainingTask.Beta1, Beta2 = TrainingTask.Beta2;
        double correction = Math.Sqrt(1 - Math.Pow(Beta2, iteration)) / (1 - Math.Pow(Beta1, iteration));
        float alpha = (float)(TrainingTask.LearningRate * correction);
        for (int i = 0; i < Values.Length; i++)
        {
            float gradient = Gradient[i] * scale;
            _momentum[i] += (gradient - _momentum[i]) * (1 - Beta1);
            _velocity[i] += (gradient * gradient - _velocity[i]) * (1 - Beta2);
            Values[i] -= alpha * _momentum[i] / (MathF.Sqrt(_velocity[i]) + TrainingTask.Epsilon);
            Gradient[i] = 0;
        }
    }
}
