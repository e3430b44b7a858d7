using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNet.Tuning;

/// <summary>
/// What a search may set: hyper-parameters by name, in the order in which they were declared. Methods that declare one return it, and a trial
/// gives its value: <c>trial.Get(rate)</c>.
/// </summary>
public sealed class SearchSpace
{
    private readonly List<Hyperparameter> _all = [];

    /// <summary>The hyper-parameters in their order.</summary>
    public IReadOnlyList<Hyperparameter> Hyperparameters => _all;

    /// <summary>Declares a real number.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="low">The least value.</param>
    /// <param name="high">The greatest value.</param>
    /// <param name="spacing">Logarithmic for what matters by its order of magnitude, such as a learning rate.</param>
    /// <param name="when">When it counts; null for always.</param>
    /// <exception cref="ArgumentException">The name is empty or taken, the range empty, not finite, wider than any number or, if logarithmic, not positive, or the condition is of another space.</exception>
    public FloatHyperparameter Float(string name, double low, double high, Spacing spacing = Spacing.Linear, Condition? when = null) =>
        Add(new FloatHyperparameter(Checked(name, when), low, high, spacing, when));

    /// <summary>Declares a whole number.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="low">The least value.</param>
    /// <param name="high">The greatest value, if steps from <paramref name="low"/> reach it.</param>
    /// <param name="step">The difference of neighbours, at least 1.</param>
    /// <param name="spacing">Logarithmic for what matters by its order of magnitude, such as a number of units; with a step of 1.</param>
    /// <param name="when">When it counts; null for always.</param>
    /// <exception cref="ArgumentException">The name is empty or taken, the range empty, the step not positive, or the condition is of another space.</exception>
    public IntHyperparameter Int(string name, int low, int high, int step = 1, Spacing spacing = Spacing.Linear, Condition? when = null) =>
        Add(new IntHyperparameter(Checked(name, when), low, high, step, spacing, when));

    /// <summary>Declares a choice.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">The values to choose from; their texts have to differ.</param>
    /// <param name="when">When it counts; null for always.</param>
    /// <exception cref="ArgumentException">The name is empty or taken, there is no value or one twice, a text has half a surrogate pair in it, or the condition is of another space.</exception>
    public ChoiceHyperparameter<T> Choice<T>(string name, T[] values, Condition? when = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        return Add(new ChoiceHyperparameter<T>(Checked(name, when), values, isOrdered: false, when));
    }

    /// <summary>Declares a choice of values that have an order, such as sizes that double: neighbours are taken to be alike, and as far apart as any others.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">The values in their order; their texts have to differ.</param>
    /// <param name="when">When it counts; null for always.</param>
    /// <exception cref="ArgumentException">The name is empty or taken, there is no value or one twice, a text has half a surrogate pair in it, or the condition is of another space.</exception>
    public ChoiceHyperparameter<T> Ordered<T>(string name, T[] values, Condition? when = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        return Add(new ChoiceHyperparameter<T>(Checked(name, when), values, isOrdered: true, when));
    }

    /// <summary>Declares the sizes of a network's layers that have variants, each as an ordered choice with the name of the layer.</summary>
    /// <param name="variants">The <c>Variants</c> of the class of the network.</param>
    /// <exception cref="ArgumentException">The name of a layer is taken.</exception>
    public VariantHyperparameters<T> Variants<T>(NetworkVariants<T> variants) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(variants);
        return new VariantHyperparameters<T>(variants, [.. variants.Layers.Select((layer, i) => Ordered(layer, variants.SizesOf(i).ToArray()))]);
    }

    /// <summary>Declares a choice of false and true.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="when">When it counts; null for always.</param>
    /// <exception cref="ArgumentException">The name is empty or taken, or the condition is of another space.</exception>
    public ChoiceHyperparameter<bool> Boolean(string name, Condition? when = null) => Choice(name, [false, true], when);

    /// <summary>The point with given values, as <see cref="Point.Values"/> has them: for trials that run in another process.</summary>
    /// <exception cref="ArgumentException">A hyper-parameter that counts has no value or an impossible one, or there is a value of one that does not count or is unknown.</exception>
    public Point PointFrom(IEnumerable<KeyValuePair<string, string>> values)
    {
        var given = new Dictionary<string, string>(values, StringComparer.Ordinal);
        double[] numbers = new double[_all.Count];
        foreach (var hyperparameter in _all)
        {
            numbers[hyperparameter.Index] = double.NaN;
            if (!Counts(hyperparameter, numbers)) continue;
            if (!given.Remove(hyperparameter.Name, out string? text)) throw new ArgumentException($"There is no value of '{hyperparameter.Name}'.", nameof(values));
            double number = numbers[hyperparameter.Index] = hyperparameter.Parse(text);
            if (double.IsNaN(number)) throw new ArgumentException($"'{text}' is no value of {hyperparameter}.", nameof(values));
        }

        return given.Count == 0
            ? new Point(this, numbers)
            : throw new ArgumentException($"'{given.Keys.First()}' has a value, but does not count or is not in the space.", nameof(values));
    }

    /// <summary>A line per hyper-parameter.</summary>
    public override string ToString() => string.Join('\n', _all);

    /// <summary>Makes a point, asking for the coordinate of each hyper-parameter that counts, in their order.</summary>
    internal Point Build(Func<Hyperparameter, double> unit)
    {
        double[] numbers = new double[_all.Count];
        foreach (var hyperparameter in _all)
            numbers[hyperparameter.Index] = Counts(hyperparameter, numbers) ? hyperparameter.FromUnit(unit(hyperparameter)) : double.NaN;
        return new Point(this, numbers);
    }

    /// <summary>Whether a hyper-parameter counts with the numbers of those before it.</summary>
    internal static bool Counts(Hyperparameter hyperparameter, double[] numbers) =>
        hyperparameter.Condition is not { } condition || condition.Holds(numbers[condition.Parent.Index]);

    private string Checked(string name, Condition? when)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (_all.Exists(other => other.Name == name)) throw new ArgumentException($"The space has a hyper-parameter '{name}' already.", nameof(name));
        if (when is not null && !_all.Contains(when.Parent)) throw new ArgumentException($"The condition of '{name}' is about '{when.Parent.Name}' of another space.", nameof(when));
        return name;
    }

    private T Add<T>(T hyperparameter) where T : Hyperparameter
    {
        hyperparameter.Index = _all.Count;
        _all.Add(hyperparameter);
        return hyperparameter;
    }
}
