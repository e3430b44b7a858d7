using System;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>Lamb: the step of Adam, made as long for each parameter tensor as the tensor itself is, for large batches.</summary>
/// <remarks>
/// Y. You et al., "Large Batch Optimization for Deep Learning: Training BERT in 76 minutes", 2019, in the form of
/// <c>keras.optimizers.Lamb</c>: u = m̂ / (√v̂ + ε), p -= η u ‖p‖ / ‖u‖, without the factor where one of the norms is 0.
/// </remarks>
/// <param name="learningRate">The step size.</param>
public sealed class Lamb(float learningRate = 0.001f) : Optimizer(learningRate)
{
    private AlignedBuffer<float> _momentum = new(0), _velocity = new(0), _update = new(0);

    /// <summary>The decay rate of the average of the gradients.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not at least 0 and less than 1.</exception>
    public float Beta1 { get; init => field = Option.Rate(value); } = 0.9f;

    /// <summary>The decay rate of the average of the squared gradients.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not at least 0 and less than 1.</exception>
    public float Beta2 { get; init => field = Option.Rate(value); } = 0.999f;

    /// <summary>Keeps the divisor from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a finite number greater than 0.</exception>
    public float Epsilon { get; init => field = Option.Positive(value); } = 1e-7f;

    private protected override void Describe(SettingsText settings) =>
        settings.Add(nameof(Beta1), (IFormattable)Beta1).Add(nameof(Beta2), (IFormattable)Beta2).Add(nameof(Epsilon), (IFormattable)Epsilon);

    private protected override bool LeavesOutFrozen => true;

    private protected override bool SweepsDecay => true;

    /// <inheritdoc/>
    protected override void Reset(int length) => (_momentum, _velocity, _update) = (NewSlot("m", length), NewSlot("v", length), new(length));

    /// <inheritdoc/>
    protected override void Step(Span<float> parameters, ReadOnlySpan<float> gradients)
    {
        double correction1 = 1 / (1 - Math.Pow(Beta1, Iterations)), correction2 = 1 / (1 - Math.Pow(Beta2, Iterations));
        var coefficients = new Coefficients<float>(1 - Beta1, 1 - Beta2, (float)correction1, (float)correction2, Epsilon);
        foreach (var live in Live)
        {
            UpdateSweep.Run<LambRule>(
                coefficients, SweptDecay, parameters[live], new GradientTerms(gradients[live]), _momentum.Span[live], _velocity.Span[live], _update.Span[live]);
        }

        foreach (var tensor in Tensors)
        {
            Span<float> values = parameters[tensor], update = _update.Span[tensor];
            double length = GradientClipping.Norm(values), step = GradientClipping.Norm(update);
            float rate = (float)(LearningRate * (length > 0 && step > 0 ? length / step : 1));
            UpdateSweep.Run<GradientDescentRule>(new(rate), 0, values, new GradientTerms(update));
        }
    }
}
