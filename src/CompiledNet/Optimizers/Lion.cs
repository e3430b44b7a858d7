using System;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>Lion: steps of one length, by the sign of a blend of momentum and gradient.</summary>
/// <remarks>
/// X. Chen et al., "Symbolic Discovery of Optimization Algorithms", 2023, in the form of <c>keras.optimizers.Lion</c>.
/// The learning rate should be 3 to 10 times smaller than for <see cref="AdamW"/>, the weight decay as much larger.
/// </remarks>
/// <param name="learningRate">The step size.</param>
public sealed class Lion(float learningRate = 0.001f) : RuleOptimizer(learningRate)
{
    private AlignedBuffer<float> _momentum = new(0);

    /// <summary>The share of the momentum in the direction of the step.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not at least 0 and less than 1.</exception>
    public float Beta1 { get; init => field = Option.Rate(value); } = 0.9f;

    /// <summary>The decay rate of the momentum.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not at least 0 and less than 1.</exception>
    public float Beta2 { get; init => field = Option.Rate(value); } = 0.99f;

    private protected override void Describe(SettingsText settings) =>
        settings.Add(nameof(Beta1), (IFormattable)Beta1).Add(nameof(Beta2), (IFormattable)Beta2);

    /// <inheritdoc/>
    protected override void Reset(int length)
    {
        _momentum = NewSlot("m", length);
    }

    private protected override void Sweep(Span<float> parameters, GradientTerms gradients, int first)
    {
        var coefficients = new Coefficients<float>(LearningRate, Beta1, 1 - Beta1, Beta2, 1 - Beta2);
        UpdateSweep.Run<LionRule>(coefficients, SweptDecay, parameters, gradients, _momentum.Span[first..]);
    }
}
