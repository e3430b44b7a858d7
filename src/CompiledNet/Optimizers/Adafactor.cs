using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>Adafactor: divides the gradient by the root of an average of its squares that, for matrices, is kept as one number a row and one a column.</summary>
/// <remarks>
/// N. Shazeer and M. Stern, "Adafactor: Adaptive Learning Rates with Sublinear Memory Cost", 2018, in the form of
/// <c>keras.optimizers.Adafactor</c>. The last two axes of a tensor are factored, for each index of those before. A parameter
/// moves by its own root mean square times the step size.
/// </remarks>
/// <param name="learningRate">The largest step size, see <see cref="RelativeStep"/>.</param>
public sealed class Adafactor(float learningRate = 0.001f) : ShapedOptimizer(learningRate)
{
    private readonly List<FactoredSquares> _squares = [];
    private double _gain, _rate;

    /// <summary>The share of the old average in step t is 1 − t to this power; below 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a finite number below 0.</exception>
    public float Beta2Decay { get; init => field = -Option.Positive(-value); } = -0.8f;

    /// <summary>Added to the squares of gradients, so that the divisor is not 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a finite number greater than 0.</exception>
    public float Epsilon1 { get; init => field = Option.Positive(value); } = 1e-30f;

    /// <summary>The least root mean square of a parameter to step by.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a finite number of at least 0.</exception>
    public float Epsilon2 { get; init => field = Option.NotNegative(value); } = 1e-3f;

    /// <summary>The largest root mean square of a step before the step size; longer ones are scaled down.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a finite number greater than 0.</exception>
    public float ClipThreshold { get; init => field = Option.Positive(value); } = 1;

    /// <summary>Whether the step size is at most 1/√t in step t.</summary>
    public bool RelativeStep { get; init; } = true;

    private protected override void Describe(SettingsText settings) =>
        settings.Add(nameof(Beta2Decay), (IFormattable)Beta2Decay).Add(nameof(Epsilon1), (IFormattable)Epsilon1).Add(nameof(Epsilon2), (IFormattable)Epsilon2)
            .Add(nameof(ClipThreshold), (IFormattable)ClipThreshold).Add(nameof(RelativeStep), RelativeStep);

    private protected override void BeginStep()
    {
        _gain = Math.Pow(Iterations, Beta2Decay);
        _rate = RelativeStep ? Math.Min(LearningRate, 1 / Math.Sqrt(Iterations)) : LearningRate;
    }

    private protected override void Clear() => _squares.Clear();

    private protected override void ResetTensor(int index, ParameterDescription parameter) => 
        _squares.Add(new FactoredSquares(parameter.Shape, (name, shape) => NewTensorState(parameter, name, shape)));

    [MethodImpl(Hot.Optimized)]
    private protected override void StepTensor(int index, Span<float> values, Span<float> gradients)
    {
        _squares[index].Divide(gradients, _gain, Epsilon1);
        double alpha = _rate * Math.Max(Epsilon2, RootMeanSquare(values)) / Math.Max(1, RootMeanSquare(gradients) / ClipThreshold);
        for (int i = 0; i < values.Length; i++) values[i] -= (float)(alpha * gradients[i]);
    }

    private static double RootMeanSquare(ReadOnlySpan<float> values) => GradientClipping.Norm(values) / Math.Sqrt(values.Length);
}
