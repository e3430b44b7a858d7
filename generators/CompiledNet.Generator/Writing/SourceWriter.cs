using System;
using System.Text;
using System.Threading;

namespace CompiledNet.Generator.Writing;

/// <summary>Builds C# text with indentation; lines end with \n on every operating system.</summary>
/// <param name="token">Looked at with every line.</param>
internal sealed class SourceWriter(CancellationToken token = default)
{
    private const int IndentWidth = 4;

    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes one or several lines at the current depth; a line that starts deeper keeps its own indentation.</summary>
    public SourceWriter Lines(string text)
    {
        foreach (string line in text.Split('\n')) Line(line.TrimEnd('\r'));
        return this;
    }

    /// <summary>Writes one line at the current depth.</summary>
    public SourceWriter Line(string line = "")
    {
        token.ThrowIfCancellationRequested();
        if (line.Length > 0) _text.Append(' ', _depth * IndentWidth).Append(line);
        _text.Append('\n');
        return this;
    }

    /// <summary>Writes a header line, if any, and an opening brace; disposing the result closes the block.</summary>
    public Block Begin(string header = "")
    {
        if (header.Length > 0) Line(header);
        Line("{");
        _depth++;
        return new Block(this, "}");
    }

    /// <summary>Opens the loop of <paramref name="index"/> from 0 to <paramref name="end"/>; a single turn is no loop.</summary>
    public Block BeginLoop(string index, int end, int step = 1)
    {
        if (end > step) return Begin($"for (nint {index} = 0; {index} < {end}; {(step == 1 ? $"{index}++" : $"{index} += {step}")})");
        var block = Begin();
        Line($"const nint {index} = 0;");
        return block;
    }

    /// <summary>Indents until the result is disposed, without braces.</summary>
    public Block Indent()
    {
        _depth++;
        return new Block(this, null);
    }

    public override string ToString() => _text.ToString();

    /// <summary>An open block of a <see cref="SourceWriter"/>.</summary>
    public readonly struct Block(SourceWriter writer, string? closing) : IDisposable
    {
        public void Dispose()
        {
            writer._depth--;
            if (closing is not null) writer.Line(closing);
        }
    }
}
