using System;
using System.IO;
using System.Text;

namespace CompiledNet;

/// <summary>Opens a CSV file: UTF-8 unless a byte order mark says otherwise, unpacked if it starts as gzip files do.</summary>
internal static class CsvFile
{
    private static readonly Encoding StrictUtf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private const int BufferLength = 1 << 16;

    /// <summary>Reads the text of the file.</summary>
    /// <exception cref="DataFormatException">It is no text, or a broken gzip file, or <paramref name="read"/> says so.</exception>
    public static T Read<T>(string path, Func<TextReader, T> read)
    {
        using var file = File.OpenRead(path);
        bool packed = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        using Stream content = packed ? new GzipContent(file) : file;
        using var reader = new StreamReader(content, StrictUtf8, detectEncodingFromByteOrderMarks: true, BufferLength);
        try
        {
            return read(reader);
        }
        catch (DecoderFallbackException invalid)
        {
            throw new DataFormatException("expected text in UTF-8, got other bytes", path, inner: invalid);
        }
        catch (InvalidDataException broken)
        {
            throw new DataFormatException("expected a whole gzip file of one member, got a broken one", path, inner: broken);
        }
    }
}
