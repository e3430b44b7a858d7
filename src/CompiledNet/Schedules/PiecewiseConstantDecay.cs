using System;

namespace CompiledNet;

/// <summary>
/// values[0] up to and including step boundaries[0], then values[1] up to boundaries[1] and so on
/// (<c>keras.optimizers.schedules.PiecewiseConstantDecay</c>).
/// </summary>
public sealed class PiecewiseConstantDecay : LearningRateSchedule
{
    private readonly long[] _boundaries;
    private readonly float[] _values;

    /// <summary>Keeps copies of the two lists.</summary>
    /// <param name="boundaries">The last step of each value but the last one, ascending.</param>
    /// <param name="values">The learning rates, one more than boundaries.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, the boundaries do not ascend or a value is negative.</exception>
    public PiecewiseConstantDecay(ReadOnlySpan<long> boundaries, ReadOnlySpan<float> values)
    {
        if (values.Length != boundaries.Length + 1)
            throw new ArgumentException($"{boundaries.Length} boundaries need {boundaries.Length + 1} values, not {values.Length}.", nameof(values));
        for (int i = 1; i < boundaries.Length; i++)
            if (boundaries[i] <= boundaries[i - 1])
                throw new ArgumentException($"The boundaries must ascend, but {boundaries[i]} follows {boundaries[i - 1]}.", nameof(boundaries));
        foreach (float value in values) Option.NotNegative(value, nameof(values));
        _boundaries = boundaries.ToArray();
        _values = values.ToArray();
    }

    /// <inheritdoc/>
    public override float LearningRate(long step)
    {
        int piece = 0;
        while (piece < _boundaries.Length && step > _boundaries[piece]) piece++;
        return _values[piece];
    }
}
