using System;
using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>
/// AdamW without a schedule of the learning rate: gradients are taken at a point y between the steps z of AdamW and their mean x, which is what is
/// evaluated; it does as well as a schedule would that knows when training ends.
/// </summary>
/// <remarks>
/// A. Defazio et al., "The Road Less Scheduled", 2024, in the form of <c>schedulefree.AdamWScheduleFree</c>, with its default values: with
/// r = g / (√(v / (1-β₂ᵗ)) + ε) + λ y, w = tʳ · (largest learning rate so far)² and c = w / Σw: z -= η r, x += c (z - x), y = x + (1-β₁)(z - x).
/// <para>
/// While it trains the network has the weights y, of which the state keeps v and z - y, as <c>v</c> and <c>z-y</c>, the latter without the factor of
/// <see cref="Optimizer.LearningRateMultipliers"/>. Validations and the end of an epoch, and so what callbacks save there, see x, and x is what
/// <see cref="NetworkFitting.Fit"/> leaves. In a loop of one's own <see cref="Optimizer.FinalizeWeights"/> puts x in place, until the next step. A moving
/// average besides that, <see cref="Optimizer.UseEma"/>, is refused. Averages of batch normalization are those of training at y.
/// </para>
/// </remarks>
/// <param name="learningRate">The step size; best somewhat larger than for <see cref="AdamW"/>.</param>
public sealed class ScheduleFreeAdamW(float learningRate = 0.0025f) : RuleOptimizer(learningRate)
{
    private AlignedBuffer<float> _velocity = new(0), _distance = new(0);
    private double[] _weightSum = [0], _largestRate = [0];
    private Coefficients<float> _coefficients;

    /// <summary>How near to x gradients are taken: the share of x in y; more than 0 and less than 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of its range.</exception>
    public float Beta1 { get; init => field = Option.Positive(Option.Rate(value)); } = 0.9f;

    /// <summary>The decay rate of the average of the squared gradients.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not at least 0 and less than 1.</exception>
    public float Beta2 { get; init => field = Option.Rate(value); } = 0.999f;

    /// <summary>Keeps the divisor from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a finite number greater than 0.</exception>
    public float Epsilon { get; init => field = Option.Positive(value); } = 1e-8f;

    /// <summary>In how many steps the learning rate grows from 0 to its size; at least 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int WarmupSteps
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    /// <summary>The power of the step's number in its weight in the mean, r; at least 0. With more the mean forgets early steps.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a finite number of at least 0.</exception>
    public float AveragingPower { get; init => field = Option.NotNegative(value); }

    private protected override bool EvaluatesOtherWeights => true;

    private protected override bool DecaysBeforeStep => true;

    private float Rate => Iterations < WarmupSteps ? LearningRate * ((float)Iterations / WarmupSteps) : LearningRate;

    private protected override void Describe(SettingsText settings) =>
        settings.Add(nameof(Beta1), (IFormattable)Beta1).Add(nameof(Beta2), (IFormattable)Beta2).Add(nameof(Epsilon), (IFormattable)Epsilon)
            .Add(nameof(WarmupSteps), WarmupSteps > 0 ? WarmupSteps : null).Add(nameof(AveragingPower), AveragingPower > 0 ? AveragingPower : null);

    /// <inheritdoc/>
    protected override void Reset(int length)
    {
        (_velocity, _distance) = (NewSlot("v", length), NewSlot("z-y", length));
        (_weightSum, _largestRate) = (NewNumber("weight_sum"), NewNumber("lr_max"));
    }

    /// <inheritdoc/>
    protected override void BeginStep()
    {
        double rate = Rate, correction = Math.Sqrt(1 - Math.Pow(Beta2, Iterations));
        _largestRate[0] = Math.Max(rate, _largestRate[0]);
        double weight = Math.Pow(Iterations, AveragingPower) * _largestRate[0] * _largestRate[0];
        _weightSum[0] += weight;
        double share = _weightSum[0] > 0 ? weight / _weightSum[0] : 0;
        _coefficients = new Coefficients<float>((float)(rate * correction), 1 - Beta2, (float)(Epsilon * correction), Beta1, (float)share);
    }

    private protected override void Sweep(Span<float> parameters, GradientTerms gradients, int first) =>
        UpdateSweep.Run<ScheduleFreeRule>(_coefficients, 0, parameters, gradients, _velocity.Span[first..], _distance.Span[first..]);

    // Of η λ y, which z moves by, y moves by 1 - β₁ and the distance by β₁; the rule does the rest.
    [MethodImpl(Hot.Optimized)]
    private protected override void DecayBefore(Span<float> parameters, Range range)
    {
        float decay = Rate * WeightDecay, own = decay * (1 - Beta1), apart = decay * Beta1;
        Span<float> values = parameters[range], distances = _distance.Span[range];
        for (int i = 0; i < values.Length; i++)
        {
            distances[i] -= apart * values[i];
            values[i] -= own * values[i];
        }
    }

    // x = y + (1 - 1 / β₁)(z - y)
    private protected override void Evaluate(ReadOnlySpan<float> trained, Span<float> evaluated)
    {
        var distances = _distance.Span;
        float share = 1 - 1 / Beta1;
        trained.CopyTo(evaluated);
        foreach (var (range, factor) in Factors())
            for (int i = range.Start.Value; i < range.End.Value; i++) evaluated[i] = trained[i] + share * factor * distances[i];
    }
}
