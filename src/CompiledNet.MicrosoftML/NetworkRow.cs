using System;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CompiledNet.MicrosoftML;

/// <summary>A row with what the network predicts of it.</summary>
/// <param name="input">The row without it.</param>
/// <param name="mapper">How it becomes the other.</param>
/// <param name="isActive">Whether the prediction is wanted.</param>
internal sealed class NetworkRow(DataViewRow input, NetworkMapper mapper, bool isActive) : DataViewRow
{
    public override DataViewSchema Schema => mapper.OutputSchema;

    public override long Position => input.Position;

    public override long Batch => input.Batch;

    public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

    public override bool IsColumnActive(DataViewSchema.Column column) => RowColumns.IsActive(column, input, mapper, isActive);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => RowColumns.Getter<TValue>(column, input, mapper, isActive);

    protected override void Dispose(bool disposing)
    {
        if (disposing) input.Dispose();
        base.Dispose(disposing);
    }
}
