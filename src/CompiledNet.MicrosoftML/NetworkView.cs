using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CompiledNet.MicrosoftML;

/// <summary>A data view with what a network predicts of each row, when the row is read.</summary>
internal sealed class NetworkView(IDataView input, NetworkMapper mapper) : IDataView
{
    public bool CanShuffle => input.CanShuffle;

    public DataViewSchema Schema => mapper.OutputSchema;

    public long? GetRowCount() => input.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        bool predicts = columnsNeeded.Any(column => column.Index == mapper.Output.Index);
        return new NetworkCursor(input.GetRowCursor(mapper.GetDependencies(columnsNeeded), rand), mapper, predicts);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        bool predicts = columnsNeeded.Any(column => column.Index == mapper.Output.Index);
        return Array.ConvertAll(input.GetRowCursorSet(mapper.GetDependencies(columnsNeeded), n, rand), DataViewRowCursor (cursor) => new NetworkCursor(cursor, mapper, predicts));
    }

    private sealed class NetworkCursor(DataViewRowCursor cursor, NetworkMapper mapper, bool predicts) : DataViewRowCursor
    {
        public override DataViewSchema Schema => mapper.OutputSchema;

        public override long Position => cursor.Position;

        public override long Batch => cursor.Batch;

        public override ValueGetter<DataViewRowId> GetIdGetter() => cursor.GetIdGetter();

        public override bool MoveNext() => cursor.MoveNext();

        public override bool IsColumnActive(DataViewSchema.Column column) => RowColumns.IsActive(column, cursor, mapper, predicts);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => RowColumns.Getter<TValue>(column, cursor, mapper, predicts);

        protected override void Dispose(bool disposing)
        {
            if (disposing) cursor.Dispose();
            base.Dispose(disposing);
        }
    }
}
