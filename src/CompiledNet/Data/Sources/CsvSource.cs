using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>The rows of a CSV file that was looked through once, read again as they are needed.</summary>
internal sealed class CsvSource : IBatchSource
{
    private const int Block = 64;

    private readonly string _path;
    private readonly CsvOptions _options;
    private readonly float[]? _means;

    private CsvSource(string path, CsvOptions options, CsvColumns columns, long count, float[]? means, string[] classes)
    {
        (_path, _options, _means, Count, ClassNames) = (path, options, means, count, classes);
        (FeatureCount, TargetCount) = (columns.Features.Length, columns.Labels.Length);
        (FeatureNames, TargetNames) = (columns.Names(columns.Features), columns.Names(columns.Labels));
    }

    public int FeatureCount { get; }

    public int TargetCount { get; }

    public long? Count { get; }

    public IReadOnlyList<string> FeatureNames { get; }

    public IReadOnlyList<string> TargetNames { get; }

    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>Looks through the file.</summary>
    /// <exception cref="DataFormatException">It does not hold what was expected.</exception>
    public static CsvSource Of(string path, CsvOptions options)
    {
        CsvDatasetReader.Check(options);
        CsvDatasetReader.RefuseTexts(options);
        using var rows = CsvFileRows.Open(path, options);
        var columns = rows.Columns;
        int width = columns.Features.Length;
        float[] features = new float[checked(Block * width)], targets = new float[checked(Block * columns.Labels.Length)];
        var means = new ColumnMeans(width);
        long count = 0;
        for (int read; (read = rows.Read(features, targets, Block)) > 0; count += read)
            if (options.Missing == MissingValuePolicy.FillMean) means.Add(features.AsSpan(0, read * width));
        if (count == 0) throw new DataFormatException("expected at least one record with values, got none", path);
        rows.Classes?.Sort([]);
        return new CsvSource(path, options, columns, count, rows.LacksMeans ? means.Values(columns) : null, rows.Classes?.Names ?? []);
    }

    public IBatchReader Open(SourcePass pass) => new Reader(this, pass);

    private sealed class Reader(CsvSource source, SourcePass pass) : IBatchReader
    {
        private readonly ICsvRows _rows = CsvFileRows.Open(source._path, source._options, source.ClassNames.Count > 0 ? source.ClassNames : null, pass.IsWhole ? null : pass.IsWanted);

        [MethodImpl(Hot.Optimized)]
        public int Read(Span<float> features, Span<float> targets, Span<float> weights, int most)
        {
            int rows = _rows.Read(features, targets, most);
            if (source._means is { } means) ColumnMeans.Fill(features[..(rows * source.FeatureCount)], means);
            return rows;
        }

        public void Dispose() => _rows.Dispose();
    }
}
