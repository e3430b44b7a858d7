using System;
using System.IO;

namespace CompiledNet;

/// <summary>Reads a CSV file from its beginning to its end.</summary>
internal static class CsvFile
{
    /// <summary>Reads the text of the file.</summary>
    /// <exception cref="DataFormatException">It is no text, or a broken gzip file, or <paramref name="read"/> says so.</exception>
    public static T Read<T>(string path, Func<TextReader, T> read)
    {
        using var content = new CsvContent(path);
        try
        {
            return read(content.Text);
        }
        catch (Exception thrown) when (content.Refusal(thrown) is { } refusal)
        {
            throw refusal;
        }
    }
}
