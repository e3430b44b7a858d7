using System;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>FTRL-Proximal: follows the regularized leader, which makes many parameters exactly 0 if <see cref="L1"/> is set.</summary>
/// <remarks>
/// H. McMahan et al., "Ad Click Prediction: a View from the Trenches", 2013, in the form of <c>keras.optimizers.Ftrl</c> with its
/// learning rate power of -0.5: the first step forgets where a parameter was, so that first values hardly matter.
/// </remarks>
/// <param name="learningRate">The step size; above 0 in every step.</param>
public sealed class Ftrl(float learningRate = 0.001f) : RuleOptimizer(learningRate)
{
    private AlignedBuffer<float> _squares = new(0), _linear = new(0);
    private Coefficients<float> _coefficients;

    /// <summary>The sum of squared gradients to start from.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a finite number greater than 0.</exception>
    public float InitialAccumulatorValue { get; init => field = Option.Positive(value); } = 0.1f;

    /// <summary>The strength of the penalty on |p|; at least 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a finite number of at least 0.</exception>
    public float L1 { get; init => field = Option.NotNegative(value); }

    /// <summary>The strength of the penalty on p²; at least 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a finite number of at least 0.</exception>
    public float L2 { get; init => field = Option.NotNegative(value); }

    /// <summary>The strength of a penalty on p² that only the gradient feels; at least 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a finite number of at least 0.</exception>
    public float L2Shrinkage { get; init => field = Option.NotNegative(value); }

    /// <summary>β of the paper, which adds β / (2·learning rate) to <see cref="L2"/>; at least 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a finite number of at least 0.</exception>
    public float Beta { get; init => field = Option.NotNegative(value); }

    /// <inheritdoc/>
    protected override void Reset(int length) => (_squares, _linear) = (NewSlot("accumulator", length, InitialAccumulatorValue), NewSlot("linear", length));

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The learning rate is 0, by which the rule divides.</exception>
    protected override void BeginStep()
    {
        if (LearningRate == 0) throw new InvalidOperationException("Ftrl divides by the learning rate, which is 0: it must be above 0 in every step.");
        _coefficients = new Coefficients<float>(1 / LearningRate, L1, (float)(2.0 * L2 + (double)Beta / LearningRate), 2 * L2Shrinkage);
    }

    private protected override void Describe(SettingsText settings) =>
        settings.Add(nameof(InitialAccumulatorValue), (IFormattable)InitialAccumulatorValue).Add(nameof(L1), (IFormattable)L1).Add(nameof(L2), (IFormattable)L2)
            .Add(nameof(L2Shrinkage), (IFormattable)L2Shrinkage).Add(nameof(Beta), (IFormattable)Beta);

    private protected override void Sweep(Span<float> parameters, GradientTerms gradients, int first) =>
        UpdateSweep.Run<FtrlRule>(_coefficients, SweptDecay, parameters, gradients, _squares.Span[first..], _linear.Span[first..]);
}
