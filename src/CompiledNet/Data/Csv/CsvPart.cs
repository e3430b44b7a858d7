using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>A part of a CSV file that one of several threads reads: memory for its rows, used for one part after another.</summary>
internal sealed class CsvPart
{
    private const int BufferLength = 1 << 14, Block = 64;

    private readonly FileSegment _bytes;
    private readonly StreamReader _text;
    private readonly CsvRows _rows;
    private readonly GrowingRows _features, _targets;
    private readonly List<int> _classes = [];

    /// <summary>The first part, whose header and first row say which columns there are, and of what kind the labels.</summary>
    public CsvPart(CsvSharedFile file, long end, CsvOptions options, string path, IReadOnlyList<string>? classNames)
    {
        (_bytes, _text) = Open(file);
        Start = file.Start;
        _bytes.Move(Start, end);
        _rows = new CsvRows(_text, options, path, classNames);
        (_features, _targets) = (new GrowingRows(_rows.Columns.Features.Length), new GrowingRows(_rows.Columns.Labels.Length));
        ReadBlock(1);
    }

    /// <summary>Another part, read as <paramref name="first"/> is.</summary>
    public CsvPart(CsvSharedFile file, CsvPart first)
    {
        (_bytes, _text) = Open(file);
        _rows = new CsvRows(_text, first._rows);
        (_features, _targets) = (new GrowingRows(first._features.Width), new GrowingRows(first._targets.Width));
    }

    /// <summary>Where it begins in the file.</summary>
    public long Start { get; private set; }

    /// <summary>How many rows it has.</summary>
    public int Count => _features.Count;

    /// <summary>How many lines it has.</summary>
    public long Lines => _rows.NextLine - 1;

    /// <summary>Whether one thread has to read it, which then says what is wrong.</summary>
    public bool Failed { get; private set; }

    /// <summary>What its rows are read by.</summary>
    public CsvRows Rows => _rows;

    /// <summary>Goes on with other bytes of the file.</summary>
    public void Begin(long start, long end, bool isTooLong)
    {
        (Start, Failed) = (start, isTooLong);
        _bytes.Move(start, end);
        _text.DiscardBufferedData();
        _rows.Restart();
        _features.Clear();
        _targets.Clear();
    }

    /// <summary>Reads the rows that are left.</summary>
    public void Read()
    {
        if (Failed) return;
        try
        {
            while (ReadBlock(Block))
            {
            }
        }
        catch (Exception)
        {
            // Whatever it is, it comes again where one thread reads the part.
            Failed = true;
        }
    }

    /// <summary>Copies some rows, with classes numbered as in all parts.</summary>
    [MethodImpl(Hot.Optimized)]
    public void Copy(int first, int rows, Span<float> features, Span<float> targets, ref ClassIndexer? classes)
    {
        _features.Values.Slice(first * _features.Width, rows * _features.Width).CopyTo(features);
        targets = targets[..(rows * _targets.Width)];
        _targets.Values.Slice(first * _targets.Width, targets.Length).CopyTo(targets);
        Renumber(targets, _rows, _classes, ref classes);
    }

    /// <summary>Puts the numbers that classes have in all parts in the place of those that they have in one.</summary>
    /// <param name="targets">A label for each row.</param>
    /// <param name="rows">What has read them.</param>
    /// <param name="numbers">The numbers of the classes of the part, as far as they are known.</param>
    /// <param name="classes">The classes of all parts.</param>
    [MethodImpl(Hot.Optimized)]
    public static void Renumber(Span<float> targets, CsvRows rows, List<int> numbers, ref ClassIndexer? classes)
    {
        if (rows.Classes is not { } own) return;
        classes ??= rows.NewClasses();
        while (numbers.Count < own.Count)
        {
            classes.TryIndex(own[numbers.Count], out int number);
            numbers.Add(number);
        }

        foreach (ref float target in targets) target = numbers[(int)target];
    }

    private static (FileSegment, StreamReader) Open(CsvSharedFile file)
    {
        var bytes = file.Bytes();
        return (bytes, new StreamReader(bytes, CsvContent.StrictUtf8, detectEncodingFromByteOrderMarks: false, BufferLength));
    }

    private bool ReadBlock(int most)
    {
        int rows = _rows.Read(_features.Next(most), _targets.Next(most), most);
        _features.Keep(rows);
        _targets.Keep(rows);
        return rows > 0;
    }
}
