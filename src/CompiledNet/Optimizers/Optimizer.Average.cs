using System;
using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>The moving average of the weights that an optimizer keeps.</summary>
/// <remarks>In the form of <c>keras.optimizers.Optimizer</c>: the average is that of the weights behind the first step, then a ← μ·a + (1 − μ)·w behind each.</remarks>
public abstract partial class Optimizer
{
    private AlignedBuffer<float> _average;
    private double[] _isAverageShown = [0];

    /// <summary>
    /// Whether to keep an exponential moving average of the weights, which takes their place at the end of a fit; as <c>use_ema</c> in Keras.
    /// <see cref="SwapEmaWeights"/> shows it to validations before.
    /// </summary>
    public bool UseEma { get; init; }

    /// <summary>The share of the average that stays at each update; at least 0 and less than 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not at least 0 and less than 1.</exception>
    public float EmaMomentum { get; init => field = Option.Rate(value); } = 0.99f;

    /// <summary>After how many updates the average takes the place of the weights, again and again; null for the end of a fit only.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public int? EmaOverwriteFrequency
    {
        get;
        init
        {
            if (value is { } updates) ArgumentOutOfRangeException.ThrowIfNegativeOrZero(updates, nameof(value));
            field = value;
        }
    }

    /// <summary>Puts the average in the place of the weights and these in the place of the average, or the other way; before the first update there is none.</summary>
    internal void ShowAverage(INetwork<float> network, bool isShown)
    {
        if (Iterations == 0 || isShown == (_isAverageShown[0] != 0)) return;
        using (var change = network.ParameterSet.Change()) Exchange(change.Span[.._average.Length], _average.Span);
        _isAverageShown[0] = isShown ? 1 : 0;
    }

    /// <summary>Puts the average in the place of the weights for good.</summary>
    private void KeepAverage(INetwork<float> network)
    {
        ShowAverage(network, isShown: true);
        network.Parameters.Span[.._average.Length].CopyTo(_average.Span);
        _isAverageShown[0] = 0;
    }

    // Of what is frozen the average is what it is, as of the first step it is a copy of all.
    private void Average(Span<float> parameters)
    {
        var average = _average.Span;
        if (Iterations == 1) parameters.CopyTo(average);
        else
            foreach (var live in Live) Blend(average[live], parameters[live], EmaMomentum);
        if (EmaOverwriteFrequency is not { } updates || Iterations % updates != 0) return;
        foreach (var live in Live) average[live].CopyTo(parameters[live]);
    }

    [MethodImpl(Hot.Optimized)]
    private static void Blend(Span<float> average, ReadOnlySpan<float> parameters, float stays)
    {
        for (int i = 0; i < average.Length; i++) average[i] = stays * average[i] + (1 - stays) * parameters[i];
    }

    private static void Exchange(Span<float> first, Span<float> second)
    {
        for (int i = 0; i < first.Length; i++) (first[i], second[i]) = (second[i], first[i]);
    }
}
