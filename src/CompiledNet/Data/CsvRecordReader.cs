using System;
using System.Buffers;
using System.IO;

namespace CompiledNet;

/// <summary>
/// Splits text into records and fields after RFC 4180, one record in memory at a time. Lines end in LF, CRLF or CR;
/// blank lines are passed over; a quote inside an unquoted field is an ordinary character.
/// </summary>
internal sealed class CsvRecordReader
{
    private const int BlockLength = 1 << 15;

    private readonly TextReader _reader;
    private readonly string? _path;
    private readonly char _delimiter;
    private readonly int _maxLength, _maxColumns;
    private readonly SearchValues<char> _ends;
    private readonly char[] _block = new char[BlockLength];
    private int _position, _blockEnd;
    private char[] _text = new char[256];
    private int _textEnd;
    private int[] _fieldEnds = new int[16];
    private long _line = 1;

    public CsvRecordReader(TextReader reader, CsvOptions options, string? path)
    {
        _reader = reader;
        _path = path;
        _delimiter = options.Delimiter;
        _maxLength = options.MaxRecordLength;
        _maxColumns = options.MaxColumns;
        _ends = SearchValues.Create([_delimiter, '\r', '\n']);
        if (Peek() == '\uFEFF') _position++;
    }

    /// <summary>The line on which the current record starts, counted from 1.</summary>
    public long Row { get; private set; }

    /// <summary>How many fields the current record has.</summary>
    public int FieldCount { get; private set; }

    /// <summary>A field of the current record, valid until the next is read.</summary>
    public ReadOnlySpan<char> this[int field]
    {
        get
        {
            int start = field == 0 ? 0 : _fieldEnds[field - 1];
            return _text.AsSpan(start, _fieldEnds[field] - start);
        }
    }

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
    public bool Read()
    {
        while (Peek() is '\r' or '\n') EndLine();
        if (Peek() < 0) return false;

        Row = _line;
        _textEnd = FieldCount = 0;
        while (true)
        {
            if (Peek() == '"') ReadQuoted(); else ReadPlain();
            EndField();
            if (Peek() != _delimiter) break;
            _position++;
        }

        if (Peek() >= 0) EndLine();
        return true;
    }

    private void ReadPlain()
    {
        while (Peek() >= 0)
        {
            var rest = _block.AsSpan(_position, _blockEnd - _position);
            int end = rest.IndexOfAny(_ends);
            Append(end < 0 ? rest : rest[..end]);
            if (end >= 0) return;
        }
    }

    private void ReadQuoted()
    {
        _position++;
        while (true)
        {
            if (Peek() < 0) throw Error("expected a closing quote, got the end of the file");
            var rest = _block.AsSpan(_position, _blockEnd - _position);
            int quote = rest.IndexOf('"');
            var part = quote < 0 ? rest : rest[..quote];
            _line += part.Count('\n');
            Append(part);
            if (quote < 0) continue;

            _position++;
            if (Peek() != '"') break;
            Append("\"");
        }

        int next = Peek();
        if (next >= 0 && next != _delimiter && next is not ('\r' or '\n'))
            throw Error($"expected a delimiter or the end of the line after the closing quote, got {CsvText.Quote([(char)next])}");
    }

    /// <summary>Takes <paramref name="part"/>, which stands at the current position, into the record.</summary>
    private void Append(ReadOnlySpan<char> part)
    {
        if (part.Length > _maxLength - _textEnd) throw Error($"expected a record of at most {_maxLength} characters, got a longer one");
        if (_textEnd + part.Length > _text.Length)
            Array.Resize(ref _text, (int)Math.Min(_maxLength, Math.Max(2L * _text.Length, _textEnd + part.Length)));
        part.CopyTo(_text.AsSpan(_textEnd));
        _textEnd += part.Length;
        _position += part.Length;
    }

    private void EndField()
    {
        if (FieldCount == _maxColumns) throw new DataFormatException($"expected at most {_maxColumns} columns, got more", _path, Row);
        if (FieldCount == _fieldEnds.Length) Array.Resize(ref _fieldEnds, 2 * _fieldEnds.Length);
        _fieldEnds[FieldCount++] = _textEnd;
    }

    private void EndLine()
    {
        if (_block[_position++] == '\r' && Peek() == '\n') _position++;
        _line++;
    }

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

    private DataFormatException Error(string problem) => new(problem, _path, Row, FieldCount + 1);
}
