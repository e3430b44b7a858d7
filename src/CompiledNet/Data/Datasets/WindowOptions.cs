using System;

namespace CompiledNet;

/// <summary>How <see cref="Dataset.FromSeries(DataBlock, WindowOptions)"/> cuts a series into samples. A step is a row of the series.</summary>
/// <remarks>
/// Names and defaults are those of Keras' <c>timeseries_dataset_from_array</c>, where it has the thing. All samples that
/// fit are taken; with a <see cref="SamplingRate"/> above 1 Keras leaves out the last ones.
/// </remarks>
public sealed class WindowOptions
{
    /// <summary>How many steps the features of a sample have; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public required int SequenceLength { get; init => field = Positive(value, nameof(SequenceLength)); }

    /// <summary>By how many steps one sample starts after the other; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int SequenceStride { get; init => field = Positive(value, nameof(SequenceStride)); } = 1;

    /// <summary>By how many steps of the series two steps of the features lie apart; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int SamplingRate { get; init => field = Positive(value, nameof(SamplingRate)); } = 1;

    /// <summary>How many steps the targets of a sample have, always successive ones; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int Horizon { get; init => field = Positive(value, nameof(Horizon)); } = 1;

    /// <summary>
    /// By how many steps the first target lies after the first feature; null for the step that follows the last feature,
    /// as a forecast needs it. With 0 and a <see cref="Horizon"/> of <see cref="SequenceLength"/> each step of the
    /// features has the target of the same step.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public int? TargetOffset
    {
        get;
        init => field = value is < 0 ? throw new ArgumentOutOfRangeException(nameof(TargetOffset), value, "At least 0 was expected.") : value;
    }

    private static int Positive(int value, string name) =>
        value >= 1 ? value : throw new ArgumentOutOfRangeException(name, value, "At least 1 was expected.");
}
