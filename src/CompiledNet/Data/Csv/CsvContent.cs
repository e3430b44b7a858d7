using System;
using System.IO;
using System.Text;

namespace CompiledNet;

/// <summary>
/// The text of a CSV file: UTF-8 unless a byte order mark says otherwise, unpacked if the file starts as gzip files do. Bytes that are no text are refused, with and without
/// a mark: the base library takes marked text for one in which anything may stand.
/// </summary>
internal sealed class CsvContent : IDisposable
{
    /// <summary>UTF-8 that takes no other bytes.</summary>
    public static readonly Encoding StrictUtf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private const int BufferLength = 1 << 16, LongestMark = 4;

    // Those of UTF-32 before those of UTF-16, with which one of them begins.
    private static readonly Encoding[] s_marked =
    [
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true),
        new UTF32Encoding(bigEndian: false, byteOrderMark: true, throwOnInvalidCharacters: true), new UTF32Encoding(bigEndian: true, byteOrderMark: true, throwOnInvalidCharacters: true),
        new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true), new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
    ];

    private readonly string _path;

    /// <exception cref="DataFormatException">It is a broken gzip file, or no file with content.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public CsvContent(string path)
    {
        _path = path;
        var file = RegularFile.OpenRead(path);
        Stream content = file;
        try
        {
            bool isPacked = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
            file.Position = 0;
            if (isPacked) content = new GzipContent(file);
            var text = new FirstBytes(content, LongestMark);
            var marked = Array.Find(s_marked, encoding => text.Start.StartsWith(encoding.Preamble));
            Text = new StreamReader(text, marked ?? StrictUtf8, detectEncodingFromByteOrderMarks: false, BufferLength);
        }
        catch (Exception thrown)
        {
            content.Dispose();
            if (Refusal(thrown) is { } refusal) throw refusal;
            throw;
        }
    }

    /// <summary>The text.</summary>
    public StreamReader Text { get; }

    /// <summary>What reading the text has thrown, if it says that the file is none; else null.</summary>
    public DataFormatException? Refusal(Exception thrown) => Refusal(thrown, _path);

    /// <summary>The same for a file that is read otherwise.</summary>
    public static DataFormatException? Refusal(Exception thrown, string path) => thrown switch
    {
        DecoderFallbackException => new DataFormatException("expected text in UTF-8, or in UTF-16 or 32 with a mark, got other bytes", path, inner: thrown),
        InvalidDataException => new DataFormatException("expected a whole gzip file of one member, got a broken one", path, inner: thrown),
        _ => null,
    };

    public void Dispose() => Text.Dispose();
}
