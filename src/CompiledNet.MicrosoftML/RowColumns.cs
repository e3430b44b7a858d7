using System;
using Microsoft.ML;

namespace CompiledNet.MicrosoftML;

/// <summary>The columns of a row with a prediction: those of the row before, and the last.</summary>
internal static class RowColumns
{
    /// <summary>Whether a column can be read.</summary>
    public static bool IsActive(DataViewSchema.Column column, DataViewRow input, NetworkMapper mapper, bool predicts) =>
        column.Index == mapper.Output.Index ? predicts : input.IsColumnActive(mapper.InputSchema[column.Index]);

    /// <summary>What reads a column.</summary>
    /// <exception cref="InvalidOperationException">The column was not asked for, or is of another type.</exception>
    public static ValueGetter<TValue> Getter<TValue>(DataViewSchema.Column column, DataViewRow input, NetworkMapper mapper, bool predicts)
    {
        if (column.Index != mapper.Output.Index) return input.GetGetter<TValue>(mapper.InputSchema[column.Index]);
        if (!predicts) throw new InvalidOperationException($"The column '{column.Name}' was not asked for when the rows were opened.");
        return mapper.Getter(input) as ValueGetter<TValue>
            ?? throw new InvalidOperationException($"The column '{column.Name}' holds vectors of floats, not {typeof(TValue).Name}.");
    }
}
