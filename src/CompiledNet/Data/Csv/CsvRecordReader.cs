using System;
using System.Buffers;
using System.IO;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>
/// Splits text into records and fields after RFC 4180, one record in memory at a time. Lines end in LF, CRLF or CR;
/// blank lines are passed over, of spaces and tabs too; a quote inside an unquoted field is an ordinary character.
/// </summary>
internal sealed partial class CsvRecordReader
{
    private const int BlockLength = 1 << 15;

    private readonly TextReader _reader;
    private readonly string? _path;
    private readonly char _delimiter;
    private readonly bool _skipInitialSpace;
    private readonly int _maxLength, _maxColumns;
    private readonly char[] _block = new char[BlockLength];
    private int _position, _blockEnd;
    private int[] _fieldEnds = new int[16];
    private long _line;

    // A record lies in the block, with delimiters between its fields, or in a text of its own without them.
    private char[] _source;
    private int _start, _gap;

    public CsvRecordReader(TextReader reader, CsvOptions options, string? path, bool isStart = true, long line = 1)
    {
        _reader = reader;
        (_path, _line) = (path, line);
        _delimiter = options.Delimiter;
        _skipInitialSpace = options.SkipInitialSpace && _delimiter != ' ';
        _maxLength = options.MaxRecordLength;
        _maxColumns = options.MaxColumns;
        _source = _block;
        _ends = SearchValues.Create([_delimiter, '\r', '\n']);
        if (isStart && Peek() == '\uFEFF') _position++;
    }

    /// <summary>The line on which the current record starts, counted from 1.</summary>
    public long Row { get; private set; }

    /// <summary>The line that is read next, counted from 1.</summary>
    public long NextLine => _line;

    /// <summary>How many fields the current record has.</summary>
    public int FieldCount { get; private set; }

    /// <summary>A field of the current record, valid until the next is read.</summary>
    public ReadOnlySpan<char> this[int field]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            int start = field == 0 ? _start : _fieldEnds[field - 1] + _gap;
            return _source.AsSpan(start, _fieldEnds[field] - start);
        }
    }

    /// <summary>Goes on with another text, from its line 1; what it reads from gives that one from now on.</summary>
    public void Restart() => (_position, _blockEnd, _line) = (0, 0, 1);

    /// <summary>Passes over the rest of the current line, whatever is in it.</summary>
    public void SkipLine()
    {
        while (Peek() >= 0)
        {
            int end = _block.AsSpan(_position, _blockEnd - _position).IndexOfAny('\r', '\n');
            if (end >= 0)
            {
                _position += end;
                EndLine();
                return;
            }

            _position = _blockEnd;
        }
    }

    /// <summary>Reads the next record that is not a blank line; false at the end of the text.</summary>
    /// <exception cref="DataFormatException">The quotes are wrong, or a limit is exceeded.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Read()
    {
        while (true)
        {
            while (Peek() is '\r' or '\n') EndLine();
            if (Peek() < 0) return false;

            Row = _line;
            if (!TryReadInBlock()) ReadByParts();
            if (FieldCount > 1 || _quoted || this[0].IndexOfAnyExcept(' ', '\t') >= 0) return true;
        }
    }

    [MethodImpl(Hot.Optimized)]
    private void EndLine()
    {
        if (_block[_position++] == '\r' && Peek() == '\n') _position++;
        _line++;
    }

    [MethodImpl(Hot.Optimized)]
    private int Peek()
    {
        if (_position == _blockEnd)
        {
            _position = 0;
            _blockEnd = _reader.Read(_block, 0, _block.Length);
            if (_blockEnd == 0) return -1;
        }

        return _block[_position];
    }
}
