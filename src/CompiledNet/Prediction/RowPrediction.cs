using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNet;

/// <summary>Prediction of typed rows, which go through the pipeline that is attached to the network and kept in its file.</summary>
public static class RowPrediction
{
    /// <summary>Predicts one row; a target that the pipeline scales comes back on its own scale.</summary>
    /// <param name="network">A network with a pipeline.</param>
    /// <param name="row">The row; its target is not looked at.</param>
    /// <returns>OutputSize numbers.</returns>
    /// <exception cref="InvalidOperationException">No pipeline is attached.</exception>
    /// <exception cref="ArgumentException">The columns are not those that the pipeline was fitted to, or a value is none that it can take.</exception>
    public static float[] Predict<TRow>(this INetwork<float> network, TRow row) where TRow : ITableRow<TRow> => network.Predict(Features([row]));

    /// <summary>Predicts rows.</summary>
    /// <param name="network">A network with a pipeline.</param>
    /// <param name="rows">The rows; their targets are not looked at.</param>
    /// <param name="threads">How many threads prepare the rows and predict, the calling one included; at least 1. The results are the same to the bit.</param>
    /// <returns>Count × OutputSize numbers, row by row.</returns>
    /// <inheritdoc cref="Predict{TRow}(INetwork{float}, TRow)"/>
    public static float[] Predict<TRow>(this INetwork<float> network, IEnumerable<TRow> rows, int threads = 1) where TRow : ITableRow<TRow> =>
        network.Predict(Features(rows), threads);

    /// <summary>Predicts the class of one row.</summary>
    /// <param name="network">A network with a pipeline that ends with probabilities.</param>
    /// <param name="row">The row; its target is not looked at.</param>
    /// <param name="output">The name of the output, where there are several.</param>
    /// <exception cref="InvalidOperationException">No pipeline is attached, or the output gives other numbers than probabilities, from 0 to 1.</exception>
    /// <exception cref="ArgumentException">The columns are not those that the pipeline was fitted to, or a value is none that it can take; or an output must be named.</exception>
    public static ClassPrediction PredictClass<TRow>(this INetwork<float> network, TRow row, string? output = null) where TRow : ITableRow<TRow> =>
        network.PredictClasses(Features([row]), output)[0];

    /// <summary>Predicts the class of each row.</summary>
    /// <param name="network">A network with a pipeline that ends with probabilities.</param>
    /// <param name="rows">The rows; their targets are not looked at.</param>
    /// <param name="output">The name of the output, where there are several.</param>
    /// <param name="threads">How many threads prepare the rows and predict, the calling one included; at least 1. The results are the same to the bit.</param>
    /// <inheritdoc cref="PredictClass{TRow}(INetwork{float}, TRow, string?)"/>
    public static ClassPrediction[] PredictClasses<TRow>(this INetwork<float> network, IEnumerable<TRow> rows, string? output = null, int threads = 1) where TRow : ITableRow<TRow> =>
        network.PredictClasses(Features(rows), output, threads);

    private static Table Features<TRow>(IEnumerable<TRow> rows) where TRow : ITableRow<TRow> => Table.From(rows, withTarget: false);
}
