using System;
using System.Collections.Generic;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CompiledNet;

/// <summary>What an optimizer does differently for some parameters.</summary>
public abstract partial class Optimizer
{
    private readonly List<Range> _decayed = [];
    private readonly List<(Range Range, float Factor)> _scaled = [];
    private float[] _unscaled = [];
    private bool _spares;

    /// <summary>
    /// The parameters that <see cref="WeightDecay"/> leaves alone: <c>*/bias</c>, <c>embedding</c> for all of a layer or block, or a whole name; a star
    /// stands for any text. As <c>exclude_from_weight_decay</c> in Keras; of the optimizers of this library only. A name that fits nothing is refused when the
    /// optimizer meets the network, by an <see cref="ArgumentException"/>.
    /// </summary>
    public IReadOnlyList<string> ExcludeFromWeightDecay { get; init => field = value ?? throw new ArgumentNullException(nameof(ExcludeFromWeightDecay)); } = [];

    /// <summary>
    /// By what <see cref="LearningRate"/> is multiplied for some parameters, named as in <see cref="ExcludeFromWeightDecay"/>: each step goes that
    /// share of its way, decay included, as if the parameters were a group of their own in PyTorch with that learning rate. The first name that fits
    /// counts; a factor is at least 0, and 0 keeps a parameter as it is while the state for it goes on.
    /// </summary>
    public IReadOnlyList<(string Parameters, float Factor)> LearningRateMultipliers { get; init => field = value ?? throw new ArgumentNullException(nameof(LearningRateMultipliers)); } = [];

    /// <summary>Whether a step takes <see cref="SweptDecay"/> from the parameters, so that the decay may be done before it instead.</summary>
    private protected virtual bool SweepsDecay => false;

    /// <summary>Whether the decay of all parameters goes before the step, by <see cref="DecayBefore"/>.</summary>
    private protected virtual bool DecaysBeforeStep => false;

    /// <summary>The share of each parameter that a step takes from it: none where the decay goes before, as it leaves some parameters out.</summary>
    private protected float SweptDecay => _spares ? 0 : LearningRate * WeightDecay;

    /// <summary>What goes before the rule.</summary>
    private void BeforeStep(Span<float> parameters)
    {
        if (_scaled.Count > 0)
        {
            if (_unscaled.Length < parameters.Length) _unscaled = new float[parameters.Length];
            foreach (var (range, _) in _scaled) parameters[range].CopyTo(_unscaled.AsSpan(range));
        }

        if (_decayed.Count > 0)
            foreach (var range in _decayed) DecayBefore(parameters, range);
    }

    /// <summary>Takes the decay from some parameters before the rule changes them.</summary>
    private protected virtual void DecayBefore(Span<float> parameters, Range range) => Decay(parameters[range], -LearningRate * WeightDecay);

    /// <summary>Where each parameter lies that is trained, frozen or not, and by what its learning rate is multiplied.</summary>
    private protected IEnumerable<(Range Range, float Factor)> Factors()
    {
        if (_network is null)
        {
            yield return (.._length, 1);
            yield break;
        }

        foreach (var parameter in _network.Parameters)
            if (parameter.Trainable) yield return (RangeOf(parameter), FactorOf(parameter.Name));
    }

    /// <summary>What comes behind the rule.</summary>
    internal void AfterStep(Span<float> parameters)
    {
        if (_scaled.Count > 0)
            foreach (var (range, factor) in _scaled) Scale(parameters[range], _unscaled.AsSpan(range), factor);
        if (UseEma) Average(parameters);
    }

    [MethodImpl(Hot.Optimized)]
    private static void Decay(Span<float> parameters, float share)
    {
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(parameters);
        foreach (ref var vector in vectors) vector = Vector.FusedMultiplyAdd(vector, new Vector<float>(share), vector);
        foreach (ref float number in parameters[(vectors.Length * Vector<float>.Count)..]) number = MathF.FusedMultiplyAdd(number, share, number);
    }

    [MethodImpl(Hot.Optimized)]
    private static void Scale(Span<float> parameters, ReadOnlySpan<float> before, float factor)
    {
        for (int i = 0; i < parameters.Length; i++) parameters[i] = before[i] + factor * (parameters[i] - before[i]);
    }

    private void ForgetGroups()
    {
        _decayed.Clear();
        _scaled.Clear();
        if (ExcludeFromWeightDecay.Count > 0 || LearningRateMultipliers.Count > 0)
            throw new InvalidOperationException($"{nameof(ExcludeFromWeightDecay)} and {nameof(LearningRateMultipliers)} name parameters: initialize the optimizer for a network.");
        if (DecaysBeforeStep && WeightDecay > 0) _decayed.Add(.._length);
    }

    // Of what is frozen nothing is decayed, and nothing changes that could be scaled.
    private void FindGroups(NetworkDescription network, FrozenParameters frozen)
    {
        if (ExcludeFromWeightDecay.Count > 0 && !SweepsDecay)
            throw new InvalidOperationException($"{GetType().Name} is an optimizer of one's own, which does its weight decay itself, so that {nameof(ExcludeFromWeightDecay)} can keep nothing from it.");
        _decayed.Clear();
        _scaled.Clear();
        _spares = ExcludeFromWeightDecay.Count > 0;
        foreach (string pattern in ExcludeFromWeightDecay) RequireMatch(network, pattern, nameof(ExcludeFromWeightDecay));
        foreach (var (pattern, factor) in LearningRateMultipliers)
        {
            RequireMatch(network, pattern, nameof(LearningRateMultipliers));
            Option.NotNegative(factor, nameof(LearningRateMultipliers));
        }

        for (int i = 0; i < network.Parameters.Count; i++)
        {
            var parameter = network.Parameters[i];
            if (!parameter.Trainable || parameter.Count == 0 || frozen[i]) continue;
            var range = RangeOf(parameter);
            if ((_spares || DecaysBeforeStep) && WeightDecay > 0 && !IsSpared(parameter.Name)) _decayed.Add(range);
            if (FactorOf(parameter.Name) is var factor && factor != 1) _scaled.Add((range, factor));
        }
    }

    private bool IsSpared(string name)
    {
        foreach (string pattern in ExcludeFromWeightDecay)
            if (ParameterPattern.Matches(pattern, name)) return true;
        return false;
    }

    private float FactorOf(string name)
    {
        foreach (var (pattern, factor) in LearningRateMultipliers)
            if (ParameterPattern.Matches(pattern, name)) return factor;
        return 1;
    }

    /// <summary>Refuses a name that fits nothing.</summary>
    private protected void RequireMatch(NetworkDescription network, string pattern, string option)
    {
        ArgumentException.ThrowIfNullOrEmpty(pattern, option);
        var names = new List<string>();
        foreach (var parameter in network.Parameters)
        {
            if (parameter.Trainable && ParameterPattern.Matches(pattern, parameter.Name)) return;
            if (parameter.Trainable) names.Add(parameter.Name);
        }

        throw new ArgumentException($"'{pattern}' in {option} of {GetType().Name} is no trainable parameter, layer or block of '{network.Name}' among: {string.Join(", ", names)}.", option);
    }
}
