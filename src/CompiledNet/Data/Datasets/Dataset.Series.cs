using System;

namespace CompiledNet;

public sealed partial class Dataset
{
    /// <summary>
    /// Cuts windows out of a series that is to be forecast: the features of a sample are
    /// <see cref="WindowOptions.SequenceLength"/> steps, its targets by default what comes right after them.
    /// </summary>
    /// <inheritdoc cref="FromSeries(DataBlock, DataBlock, WindowOptions)"/>
    public static Dataset FromSeries(DataBlock series, WindowOptions options) => FromSeries(series, series, options);

    /// <summary>Cuts windows out of a series, with targets from another one that runs alongside.</summary>
    /// <remarks>
    /// The samples are in the order of time, so that <see cref="DatasetRows.Take"/> and <see cref="DatasetRows.Skip"/>
    /// divide the past from the future. Neighbours overlap unless <see cref="WindowOptions.SequenceStride"/> keeps them
    /// apart; a random split would therefore train on what it tests with.
    /// </remarks>
    /// <param name="series">One row per step; <c>float[]</c> for one number a step.</param>
    /// <param name="targets">One row per step of the same series; default for data that is only predicted.</param>
    /// <param name="options">How long the windows are, and where they lie.</param>
    /// <returns>Samples with features [sequence length, width of the series] and targets [horizon, width of the targets].</returns>
    /// <exception cref="ArgumentException">The targets have another number of rows, or the series is too short for one sample.</exception>
    public static Dataset FromSeries(DataBlock series, DataBlock targets, WindowOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return SeriesWindows.Cut(series, targets, options);
    }
}
