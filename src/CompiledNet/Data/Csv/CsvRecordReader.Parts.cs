using System;
using System.Buffers;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>All other records, put together part by part in a text of their own.</summary>
internal sealed partial class CsvRecordReader
{
    private readonly SearchValues<char> _ends;
    private char[] _text = new char[256];
    private int _textEnd;
    private bool _quoted;

    [MethodImpl(Hot.Optimized)]
    private void ReadByParts()
    {
        _textEnd = FieldCount = 0;
        _quoted = false;
        (_start, _gap) = (0, 0);
        while (true)
        {
            while (_skipInitialSpace && Peek() == ' ') _position++;
            if (Peek() == '"') ReadQuoted(); else ReadPlain();
            EndField();
            if (Peek() != _delimiter) break;
            _position++;
        }

        _source = _text;
        if (Peek() >= 0) EndLine();
    }

    [MethodImpl(Hot.Optimized)]
    private void ReadPlain()
    {
        int start = _textEnd;
        while (Peek() >= 0)
        {
            var rest = _block.AsSpan(_position, _blockEnd - _position);
            int end = rest.IndexOfAny(_ends);
            Append(end < 0 ? rest : rest[..end]);
            if (end >= 0) break;
        }

        var field = _text.AsSpan(start, _textEnd - start);
        if (field.TrimStart(" \t") is ['"', ..])
            throw Error($"expected no blanks before a quote, got {CsvText.Quote(field)}; set SkipInitialSpace to pass over them");
    }

    [MethodImpl(Hot.Optimized)]
    private void ReadQuoted()
    {
        _quoted = true;
        _position++;
        bool afterReturn = false;
        while (true)
        {
            if (Peek() < 0) throw Error("expected a closing quote, got the end of the file");
            var rest = _block.AsSpan(_position, _blockEnd - _position);
            int quote = rest.IndexOf('"');
            var part = quote < 0 ? rest : rest[..quote];
            _line += LineEnds(part, ref afterReturn);
            Append(part);
            if (quote < 0) continue;

            _position++;
            if (Peek() != '"') break;
            Append("\"");
            afterReturn = false;
        }

        int next = Peek();
        if (next >= 0 && next != _delimiter && next is not ('\r' or '\n'))
            throw Error($"expected a delimiter or the end of the line after the closing quote, got {CsvText.Quote([(char)next])}");
    }

    // LF, CRLF and CR end a line each, wherever the text is cut into parts.
    [MethodImpl(Hot.Optimized)]
    private static int LineEnds(ReadOnlySpan<char> part, ref bool afterReturn)
    {
        if (part.IsEmpty) return 0;
        int ends = part.Count('\n') + part.Count('\r') - part.Count("\r\n");
        if (afterReturn && part[0] == '\n') ends--;
        afterReturn = part[^1] == '\r';
        return ends;
    }

    /// <summary>Takes <paramref name="part"/>, which stands at the current position, into the record.</summary>
    [MethodImpl(Hot.Optimized)]
    private void Append(ReadOnlySpan<char> part)
    {
        if (part.Length > _maxLength - _textEnd) throw Error($"expected a record of at most {_maxLength} characters, got a longer one");
        if (_textEnd + part.Length > _text.Length)
            Array.Resize(ref _text, (int)Math.Min(_maxLength, Math.Max(2L * _text.Length, _textEnd + part.Length)));
        part.CopyTo(_text.AsSpan(_textEnd));
        _textEnd += part.Length;
        _position += part.Length;
    }

    [MethodImpl(Hot.Optimized)]
    private void EndField()
    {
        if (FieldCount == _maxColumns) throw new DataFormatException($"expected at most {_maxColumns} columns, got more", _path, Row);
        if (FieldCount == _fieldEnds.Length) Array.Resize(ref _fieldEnds, 2 * _fieldEnds.Length);
        _fieldEnds[FieldCount++] = _textEnd;
    }

    private DataFormatException Error(string problem) => new(problem, _path, Row, FieldCount + 1);
}
