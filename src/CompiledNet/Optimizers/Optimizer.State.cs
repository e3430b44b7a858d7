using System;
using System.Collections.Generic;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>What an optimizer remembers from step to step, and of which network.</summary>
public abstract partial class Optimizer
{
    private readonly List<(string Name, AlignedBuffer<float> Values)> _slots = [];
    private readonly List<(string Name, double[] Values, int Index)> _numbers = [];
    private readonly List<(string Name, int[] Shape, float[] Values)> _tensorState = [];
    private NetworkDescription? _network;
    private AlignedBuffer<float> _gathered;
    private double[] _gatheredCount = [];

    /// <summary>
    /// How many gradients are gathered before their mean is used for one update, at least 1: as if batches were so many times larger. As
    /// <c>gradient_accumulation_steps</c> in Keras.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public int GradientAccumulationSteps
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    } = 1;

    /// <summary>
    /// What the optimizer remembers, by names. Of an optimizer that has not trained yet it is set after <see cref="Initialize(NetworkDescription)"/>
    /// with the description of the network that is to be trained.
    /// </summary>
    /// <exception cref="InvalidOperationException">The optimizer has neither trained a network nor been initialized for one.</exception>
    public OptimizerState State => _network is { } network
        ? new OptimizerState(this, network, _slots, _numbers, _tensorState)
        : throw new InvalidOperationException("The state has names once the optimizer has trained a network or was initialized for its description.");

    /// <summary>Whose state this is: a new object for every network that it is bound to, null if it is bound to none.</summary>
    internal object? Binding { get; private set; }

    /// <summary>Whether steps gather gradients.</summary>
    internal bool Accumulates => GradientAccumulationSteps > 1;

    /// <summary>
    /// Reserves one number for each of the numbers that are trained, as part of the state. Called in <see cref="Reset(int)"/> only.
    /// </summary>
    /// <param name="name">What it is called behind the name of a parameter, such as <c>m</c> for <c>dense/kernel/m</c>.</param>
    /// <param name="length">How many numbers are trained, as <see cref="Reset(int)"/> is told.</param>
    /// <param name="initial">What it begins with.</param>
    /// <exception cref="ArgumentException">The name is empty, or there is such a part already.</exception>
    protected AlignedBuffer<float> NewSlot(string name, int length, float initial = 0)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        foreach (var slot in _slots)
            if (slot.Name == name) throw new ArgumentException($"The state has two parts called '{name}'.", nameof(name));
        var values = new AlignedBuffer<float>(length);
        if (initial != 0) values.Span.Fill(initial);
        _slots.Add((name, values));
        return values;
    }

    /// <summary>Reserves a lone number as part of the state. Called in <see cref="Reset(int)"/> only.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="initial">What it begins with.</param>
    /// <returns>The number, as an array of one.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    protected double[] NewNumber(string name, double initial = 0)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        double[] value = [initial];
        _numbers.Add((name, value, 0));
        return value;
    }

    /// <summary>Reserves lone numbers that are used together.</summary>
    private protected double[] NewNumbers(string prefix, ReadOnlySpan<string> names)
    {
        double[] values = new double[names.Length];
        for (int i = 0; i < names.Length; i++) _numbers.Add((prefix + names[i], values, i));
        return values;
    }

    /// <summary>Reserves state of one parameter in a shape of its own.</summary>
    private protected float[] NewTensorState(ParameterDescription parameter, string name, params int[] shape)
    {
        int count = 1;
        foreach (int length in shape) count = checked(count * length);
        float[] values = new float[count];
        _tensorState.Add(($"{parameter.Name}/{name}", shape, values));
        return values;
    }

    private protected void ClearTensorState() => _tensorState.Clear();

    /// <summary>Goes on with the network that it trained last, and begins anew with any other one.</summary>
    /// <returns><see cref="Binding"/>, which stays until it is bound or initialized again.</returns>
    internal object Bind(INetwork<float> network)
    {
        if (Binding is WeakReference<INetwork<float>> bound && bound.TryGetTarget(out var last) && ReferenceEquals(last, network)) return bound;

        // State that was set by hand for this network's class, before any step, is taken over.
        if (Binding is not null || !ReferenceEquals(_network, network.Description)) Initialize(network.Description);
        return Binding = new WeakReference<INetwork<float>>(network);
    }

    internal void SetIterations(long iterations) => Iterations = iterations;

    /// <summary>Gathers the gradient of a step; when it is the last of so many, turns it into their mean and returns true.</summary>
    internal bool Accumulate(Span<float> gradient)
    {
        if (!Accumulates) return true;
        var gathered = _gathered.Span;
        GradientSum.Add(gathered, gradient, gathered);
        if (++_gatheredCount[0] < GradientAccumulationSteps) return false;
        float share = 1f / GradientAccumulationSteps;
        for (int i = 0; i < gathered.Length; i++) gradient[i] = gathered[i] * share;
        gathered.Clear();
        _gatheredCount[0] = 0;
        return true;
    }
}
