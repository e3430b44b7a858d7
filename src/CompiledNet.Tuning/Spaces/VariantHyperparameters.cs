using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNet.Tuning;

/// <summary>The sizes of a network's layers as hyper-parameters.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class VariantHyperparameters<T> where T : unmanaged
{
    private readonly NetworkVariants<T> _variants;
    private readonly ChoiceHyperparameter<int>[] _sizes;

    internal VariantHyperparameters(NetworkVariants<T> variants, ChoiceHyperparameter<int>[] sizes) => (_variants, _sizes) = (variants, sizes);

    /// <summary>The size of each layer that has variants.</summary>
    public IReadOnlyList<ChoiceHyperparameter<int>> Sizes => _sizes;

    /// <summary>A compiled network of the sizes of a trial, with its first random weights.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="seed">The seed of the weights; null for that of the trial.</param>
    public INetwork<T> Create(RunningTrial trial, int? seed = null)
    {
        ArgumentNullException.ThrowIfNull(trial);
        return At(trial.Point).Create(seed ?? trial.Seed);
    }

    /// <summary>The variant of a point, such as that of the best trial.</summary>
    public NetworkVariant<T> At(Point point)
    {
        ArgumentNullException.ThrowIfNull(point);
        return _variants.With([.. _sizes.Select(point.Get)]);
    }
}
