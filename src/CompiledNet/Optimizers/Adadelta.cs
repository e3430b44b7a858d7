using System;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>Adadelta: scales the gradient by the ratio of a moving average of the steps to one of the gradients.</summary>
/// <remarks>
/// M. Zeiler, "ADADELTA: An Adaptive Learning Rate Method", 2012, in the form of <c>keras.optimizers.Adadelta</c>. The
/// paper has a learning rate of 1.
/// </remarks>
/// <param name="learningRate">The step size.</param>
public sealed class Adadelta(float learningRate = 0.001f) : RuleOptimizer(learningRate)
{
    private AlignedBuffer<float> _squares = new(0), _changes = new(0);

    /// <summary>The decay rate of the averages.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not at least 0 and less than 1.</exception>
    public float Rho { get; init => field = Option.Rate(value); } = 0.95f;

    /// <summary>Keeps the divisor from 0 and the first steps from vanishing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a finite number greater than 0.</exception>
    public float Epsilon { get; init => field = Option.Positive(value); } = 1e-7f;

    private protected override void Describe(SettingsText settings) =>
        settings.Add(nameof(Rho), (IFormattable)Rho).Add(nameof(Epsilon), (IFormattable)Epsilon);

    /// <inheritdoc/>
    protected override void Reset(int length)
    {
        _squares = NewSlot("accumulated_grad", length);
        _changes = NewSlot("accumulated_delta_var", length);
    }

    private protected override void Sweep(Span<float> parameters, GradientTerms gradients, int first)
    {
        var coefficients = new Coefficients<float>(LearningRate, Rho, 1 - Rho, Epsilon);
        UpdateSweep.Run<AdadeltaRule>(coefficients, SweptDecay, parameters, gradients, _squares.Span[first..], _changes.Span[first..]);
    }
}
