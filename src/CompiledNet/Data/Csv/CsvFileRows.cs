using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>The rows of a CSV file, read by one thread.</summary>
internal sealed class CsvFileRows : ICsvRows
{
    private readonly CsvContent _content;
    private readonly CsvRows _rows;

    private CsvFileRows(string path, CsvOptions options, IReadOnlyList<string>? classNames, Predicate<long>? share)
    {
        _content = new CsvContent(path);
        try
        {
            _rows = new CsvRows(_content.Text, options, path, classNames) { Share = share };
        }
        catch (Exception thrown)
        {
            _content.Dispose();
            if (_content.Refusal(thrown) is { } refusal) throw refusal;
            throw;
        }
    }

    public CsvColumns Columns => _rows.Columns;

    public ClassIndexer? Classes => _rows.Classes;

    public bool LacksMeans => _rows.LacksMeans;

    public long Line => _rows.Line;

    /// <summary>Opens a file, for as many threads as the options say.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How to read it; checked already.</param>
    /// <param name="classNames">The classes by their index, if they are known; null takes them as they come.</param>
    /// <param name="share">Which rows are wanted, by their number; null for all. One thread reads a share: others have theirs.</param>
    public static ICsvRows Open(string path, CsvOptions options, IReadOnlyList<string>? classNames = null, Predicate<long>? share = null) =>
        (share is null ? CsvSharedRows.TryOpen(path, options, classNames) : null) ?? (ICsvRows)new CsvFileRows(path, options, classNames, share);

    [MethodImpl(Hot.Optimized)]
    public int Read(Span<float> features, Span<float> targets, int most)
    {
        try
        {
            return _rows.Read(features, targets, most);
        }
        catch (Exception thrown) when (_content.Refusal(thrown) is { } refusal)
        {
            throw refusal;
        }
    }

    public void Dispose() => _content.Dispose();
}
