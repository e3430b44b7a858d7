using System;
using System.Collections.Generic;

namespace CompiledNet;

/// <summary>The rows of a CSV file that was looked through once, read again as they are needed.</summary>
internal sealed class CsvSource : IBatchSource
{
    private readonly string _path;
    private readonly CsvOptions _options;
    private readonly float[]? _means;

    private CsvSource(string path, CsvOptions options, CsvRows rows, long count, float[]? means, string[] classes)
    {
        (_path, _options, _means, Count, ClassNames) = (path, options, means, count, classes);
        (FeatureCount, TargetCount) = (rows.Columns.Features.Length, rows.Columns.Labels.Length);
        (FeatureNames, TargetNames) = (rows.Columns.Names(rows.Columns.Features), rows.Columns.Names(rows.Columns.Labels));
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
        return CsvFile.Read(path, text =>
        {
            var rows = new CsvRows(text, options, path, classNames: null);
            float[] features = new float[rows.Columns.Features.Length], targets = new float[rows.Columns.Labels.Length];
            var means = new ColumnMeans(features.Length);
            long count = 0;
            for (; rows.Read(features, targets); count++) means.Add(features);
            if (count == 0) throw new DataFormatException("expected at least one record with values, got none", path);
            rows.Classes?.Sort([]);
            return new CsvSource(path, options, rows, count, rows.LacksMeans ? means.Values(rows) : null, rows.Classes?.Names ?? []);
        });
    }

    public IBatchReader Open(SourcePass pass) => new Reader(this);

    private sealed class Reader : IBatchReader
    {
        private readonly CsvSource _source;
        private readonly CsvContent _content;
        private readonly CsvRows _rows;

        public Reader(CsvSource source)
        {
            (_source, _content) = (source, new CsvContent(source._path));
            try
            {
                _rows = new CsvRows(_content.Text, source._options, source._path, source.ClassNames.Count > 0 ? source.ClassNames : null);
            }
            catch
            {
                _content.Dispose();
                throw;
            }
        }

        public int Read(Span<float> features, Span<float> targets, Span<float> weights, int most)
        {
            int width = _source.FeatureCount, targetWidth = _source.TargetCount, rows = 0;
            try
            {
                for (; rows < most && _rows.Read(features.Slice(rows * width, width), targets.Slice(rows * targetWidth, targetWidth)); rows++)
                    if (_source._means is { } means) ColumnMeans.Fill(features.Slice(rows * width, width), means);
            }
            catch (Exception thrown) when (_content.Refusal(thrown) is { } refusal)
            {
                throw refusal;
            }

            return rows;
        }

        public void Dispose() => _content.Dispose();
    }
}
