using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>
/// Raw rows as a file has them: columns of numbers and of texts, found by name, with values that may be missing. A
/// <see cref="Pipeline"/> makes a <see cref="Dataset"/> of them. A table never changes; what transforms it makes a new one.
/// </summary>
public sealed class Table
{
    private readonly Dictionary<string, TableColumn> _byName = new(StringComparer.Ordinal);

    /// <summary>A table of columns of the same length.</summary>
    /// <exception cref="ArgumentException">There are none, their lengths differ, or a name occurs twice.</exception>
    public Table(params IReadOnlyList<TableColumn> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        if (columns.Count == 0) throw new ArgumentException("At least one column was expected.", nameof(columns));
        Columns = [.. columns];
        Count = Columns[0].Count;
        foreach (var column in Columns)
        {
            if (column.Count != Count) throw new ArgumentException($"The column '{column.Name}' has {column.Count} rows, but '{Columns[0].Name}' has {Count}.", nameof(columns));
            if (!_byName.TryAdd(column.Name, column)) throw new ArgumentException($"The column '{column.Name}' occurs twice.", nameof(columns));
        }
    }

    /// <summary>How many rows there are.</summary>
    public int Count { get; }

    /// <summary>The columns in their order.</summary>
    public IReadOnlyList<TableColumn> Columns { get; }

    /// <summary>The column with this name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public TableColumn this[string name] => Find(name) ?? throw new ArgumentException($"The table has no column '{name}'; it has {CsvText.Quote(string.Join(", ", Columns.Select(column => column.Name)))}.", nameof(name));

    /// <summary>Reads a CSV file with a header; a gzip file is unpacked.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Which columns to take, and how; null takes all. A table has no labels, and what is missing stays so.</param>
    /// <exception cref="ArgumentException">An option is for data sets only.</exception>
    /// <exception cref="DataFormatException">The file does not hold what was expected.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Table FromCsv(string path, CsvOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return CsvTableReader.Read(path, options ?? new CsvOptions());
    }

    /// <summary>Reads CSV text with a header.</summary>
    /// <inheritdoc cref="FromCsv(string, CsvOptions?)"/>
    public static Table FromCsv(TextReader reader, CsvOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return CsvTableReader.Read(reader, options ?? new CsvOptions(), path: null);
    }

    /// <summary>
    /// The rows of a CSV file block by block, read as they are asked for, so that the file may be larger than memory. Each enumeration reads the file anew. The first value
    /// of a column that is not missing decides for all blocks whether it holds numbers or texts; before it the column is one of missing numbers.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Which columns to take, and how; null takes all. The number of values is limited in a block.</param>
    /// <param name="rows">The rows of a block; fewer only in the last.</param>
    /// <exception cref="ArgumentException">An option is for data sets only.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rows"/> is not positive.</exception>
    public static IEnumerable<Table> BlocksFromCsv(string path, CsvOptions? options = null, int rows = 4096)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        options ??= new CsvOptions();
        CsvTableReader.Check(options);
        return CsvTableReader.Blocks(path, options, rows);
    }

    /// <summary>A data set of the columns as they are, numbers all, with their names; a single label may be names of classes, which become their index.</summary>
    /// <param name="labels">The columns to predict; none for data that is only predicted.</param>
    /// <exception cref="ArgumentException">There is no such column, another one holds texts, or a value is missing or not finite: a <see cref="Pipeline"/> takes such rows.</exception>
    public Dataset ToDataset(params IReadOnlyList<string> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return TableDataset.Of(this, labels);
    }

    /// <summary>A table of typed rows, each property a column; see <see cref="TableRowAttribute"/>.</summary>
    /// <exception cref="ArgumentException">A row is null.</exception>
    public static Table From<TRow>(IEnumerable<TRow> rows) where TRow : ITableRow<TRow> => From(rows, withTarget: true);

    /// <summary>The same with or without the target.</summary>
    internal static Table From<TRow>(IEnumerable<TRow> rows, bool withTarget) where TRow : ITableRow<TRow>
    {
        ArgumentNullException.ThrowIfNull(rows);
        TRow[] all = [.. rows];
        int missing = Array.FindIndex(all, [MethodImpl(Hot.Optimized)] (row) => row is null);
        if (missing >= 0) throw new ArgumentException($"Row {missing} is null.", nameof(rows));
        return new Table(TRow.Columns(all, withTarget));
    }

    /// <summary>The same rows with these columns alone, in this order.</summary>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public Table Select(params IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return new Table([.. names.Select(name => this[name])]);
    }

    /// <summary>The same rows without these columns.</summary>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public Table Without(params IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var left = names.Select(name => this[name]).ToHashSet();
        return new Table([.. Columns.Where(column => !left.Contains(column))]);
    }

    /// <summary>The rows with these indices, in this order; one may come several times.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside 0 … Count − 1.</exception>
    public Table Rows(params ReadOnlySpan<int> indices)
    {
        foreach (int index in indices)
            if ((uint)index >= (uint)Count) throw new ArgumentOutOfRangeException(nameof(indices), index, $"The table has the rows 0 to {Count - 1}.");
        return Rows(indices.ToArray(), threads: 1);
    }

    /// <summary>Two random parts, of which the first has this share of the rows.</summary>
    /// <param name="fraction">The share of the first part.</param>
    /// <param name="seed">Fixes the choice.</param>
    /// <param name="threads">How many threads copy, the calling one included; at least 1. The parts are the same to the bit.</param>
    /// <exception cref="ArgumentException">The fraction leaves a part without rows.</exception>
    public (Table First, Table Second) Split(double fraction, int seed = 0, int threads = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        int size = DatasetSplits.Share(Count, fraction);
        return Cut(DatasetRows.ShuffledIndices(Count, seed), size, threads);
    }

    /// <summary>Two random parts in each of which every value of a column, such as the class to predict, has its share, to within one row.</summary>
    /// <param name="column">The column's name.</param>
    /// <param name="fraction">The share of the first part.</param>
    /// <param name="seed">Fixes the choice.</param>
    /// <param name="threads">How many threads copy, the calling one included; at least 1. The parts are the same to the bit.</param>
    /// <exception cref="ArgumentException">There is no such column, one of its values is missing, no two rows have the same, or a part would be empty.</exception>
    public (Table First, Table Second) StratifiedSplit(string column, double fraction, int seed = 0, int threads = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        var (_, classes) = this[column].Categories();
        int missing = Array.FindIndex(classes, float.IsNaN);
        if (missing >= 0) throw new ArgumentException($"A value in each row of the column '{column}' was expected, but row {missing} has none.", nameof(column));
        var (order, size) = DatasetSplits.StratifiedOrder(Strata.Of(classes, 1), Count, fraction, seed);
        return Cut(order, size, threads);
    }

    /// <summary>The column with this name, or null.</summary>
    internal TableColumn? Find(string name) => _byName.GetValueOrDefault(name);

    private (Table First, Table Second) Cut(int[] order, int size, int threads) => (Rows(order.AsMemory(0, size), threads), Rows(order.AsMemory(size), threads));

    private Table Rows(ReadOnlyMemory<int> indices, int threads)
    {
        var columns = new TableColumn[Columns.Count];
        SharedWork.Items(columns.Length, threads, i => columns[i] = Columns[i].Rows(indices.Span));
        return new Table(columns);
    }
}
