using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>Muon: momentum, made orthogonal for matrices so that all directions move alike; what is no matrix is stepped by Adam.</summary>
/// <remarks>
/// K. Jordan et al., "Muon: An optimizer for hidden layers in neural networks", 2024: momentum m += (1-μ)(g-m), with Nesterov
/// g + μ(m-g), five Newton-Schulz steps X = aX + (bA + cA²)X with A = XXᵀ, and p -= η √max(1, outputs / inputs) X. Tensors of
/// more than two axes are taken as matrices of their last one. It is meant for hidden layers: embeddings and the layer of the
/// outputs belong into <see cref="Exclude"/>. A step costs some 15 matrix products of each kernel with itself, on one thread.
/// </remarks>
/// <param name="learningRate">The step size for matrices.</param>
public sealed class Muon(float learningRate = 0.02f) : ShapedOptimizer(learningRate)
{
    private readonly List<(float[] Momentum, float[] Velocity, Orthogonalization? Matrix)> _tensors = [];
    private double _adamRate;

    /// <summary>μ, the decay rate of the momentum.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not at least 0 and less than 1.</exception>
    public float Momentum { get; init => field = Option.Rate(value); } = 0.95f;

    /// <summary>Whether to look ahead by the momentum.</summary>
    public bool Nesterov { get; init; } = true;

    /// <summary>How many Newton-Schulz steps make a matrix orthogonal; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int NewtonSchulzSteps
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 5;

    /// <summary>The step size of Adam as a share of the learning rate: 0.0003 of 0.02 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a finite number of at least 0.</exception>
    public float AdamRateRatio { get; init => field = Option.NotNegative(value); } = 0.015f;

    /// <summary>The decay rate of Adam's average of the gradients.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not at least 0 and less than 1.</exception>
    public float AdamBeta1 { get; init => field = Option.Rate(value); } = 0.9f;

    /// <summary>The decay rate of Adam's average of the squared gradients.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not at least 0 and less than 1.</exception>
    public float AdamBeta2 { get; init => field = Option.Rate(value); } = 0.95f;

    /// <summary>Keeps Adam's divisor from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a finite number greater than 0.</exception>
    public float Epsilon { get; init => field = Option.Positive(value); } = 1e-10f;

    /// <summary>
    /// What is stepped by Adam although it is a matrix, such as <c>embedding</c> or the last layer: names as in <see cref="Optimizer.ExcludeFromWeightDecay"/>, and
    /// refused alike where they fit nothing.
    /// </summary>
    public IReadOnlyList<string> Exclude { get; init => field = value ?? throw new ArgumentNullException(nameof(Exclude)); } = [];

    private protected override void Describe(SettingsText settings) =>
        settings.Add(nameof(Momentum), (IFormattable)Momentum).Add(nameof(Nesterov), Nesterov).Add(nameof(NewtonSchulzSteps), NewtonSchulzSteps)
            .Add(nameof(AdamRateRatio), (IFormattable)AdamRateRatio).Add(nameof(AdamBeta1), (IFormattable)AdamBeta1).Add(nameof(AdamBeta2), (IFormattable)AdamBeta2)
            .Add(nameof(Epsilon), (IFormattable)Epsilon).Add(nameof(Exclude), Exclude);

    private protected override void Check(NetworkDescription network)
    {
        base.Check(network);
        foreach (string pattern in Exclude) RequireMatch(network, pattern, nameof(Exclude));
    }

    private protected override void BeginStep() =>
        _adamRate = LearningRate * AdamRateRatio / (1 - Math.Pow(AdamBeta1, Iterations));

    private protected override void Clear() => _tensors.Clear();

    private protected override void ResetTensor(int index, ParameterDescription parameter)
    {
        bool isMatrix = parameter.Shape.Count > 1 && parameter.Count > 0;
        foreach (string pattern in Exclude) isMatrix &= !ParameterPattern.Matches(pattern, parameter.Name);
        int columns = parameter.Shape[^1];
        _tensors.Add(isMatrix
            ? (NewTensorState(parameter, "m", [.. parameter.Shape]), [], new Orthogonalization(parameter.Count / columns, columns))
            : (NewTensorState(parameter, "m", [.. parameter.Shape]), NewTensorState(parameter, "v", [.. parameter.Shape]), null));
    }

    [MethodImpl(Hot.Optimized)]
    private protected override void StepTensor(int index, Span<float> values, Span<float> gradients)
    {
        var (momentum, velocity, matrix) = _tensors[index];
        if (matrix is null)
        {
            StepByAdam(values, gradients, momentum, velocity);
            return;
        }

        for (int i = 0; i < gradients.Length; i++)
        {
            momentum[i] += (1 - Momentum) * (gradients[i] - momentum[i]);
            gradients[i] = Nesterov ? gradients[i] + Momentum * (momentum[i] - gradients[i]) : momentum[i];
        }

        matrix.Apply(gradients, NewtonSchulzSteps);
        float rate = (float)(LearningRate * Math.Sqrt(Math.Max(1, (double)matrix.Columns / matrix.Rows)));
        for (int i = 0; i < values.Length; i++) values[i] -= rate * gradients[i];
    }

    [MethodImpl(Hot.Optimized)]
    private void StepByAdam(Span<float> values, ReadOnlySpan<float> gradients, Span<float> momentum, Span<float> velocity)
    {
        double correction = 1 / (1 - Math.Pow(AdamBeta2, Iterations));
        for (int i = 0; i < values.Length; i++)
        {
            momentum[i] += (1 - AdamBeta1) * (gradients[i] - momentum[i]);
            velocity[i] += (1 - AdamBeta2) * (gradients[i] * gradients[i] - velocity[i]);
            values[i] -= (float)(_adamRate * momentum[i] / (Math.Sqrt(velocity[i] * correction) + Epsilon));
        }
    }
}
