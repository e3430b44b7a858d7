using System;
using System.IO;
using System.Text;

namespace CompiledNet;

/// <summary>The text of a CSV file: UTF-8 unless a byte order mark says otherwise, unpacked if the file starts as gzip files do.</summary>
internal sealed class CsvContent : IDisposable
{
    /// <summary>UTF-8 that takes no other bytes.</summary>
    public static readonly Encoding StrictUtf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private const int BufferLength = 1 << 16;

    private readonly string _path;

    public CsvContent(string path)
    {
        _path = path;
        var file = File.OpenRead(path);
        try
        {
            bool packed = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
            file.Position = 0;
            Text = new StreamReader(packed ? new GzipContent(file) : file, StrictUtf8, detectEncodingFromByteOrderMarks: true, BufferLength);
        }
        catch
        {
            file.Dispose();
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
        DecoderFallbackException => new DataFormatException("expected text in UTF-8, got other bytes", path, inner: thrown),
        InvalidDataException => new DataFormatException("expected a whole gzip file of one member, got a broken one", path, inner: thrown),
        _ => null,
    };

    public void Dispose() => Text.Dispose();
}
