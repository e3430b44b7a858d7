using System;
using System.IO;
using System.IO.Compression;
using K4os.Compression.LZ4;
using Parquet.Meta;
using Snappier;
using ZstdSharp;

namespace CompiledNet;

/// <summary>What is packed in a page. Parquet.Net 6.1 leaves in a page what its memory held before where there is less than the header says, and makes room for whatever a frame claims where there is more.</summary>
internal static class PageContent
{
    /// <summary>Unpacks bytes.</summary>
    /// <param name="codec">How they are packed.</param>
    /// <param name="packed">The bytes in the file.</param>
    /// <param name="size">How many bytes they have to become.</param>
    /// <exception cref="InvalidDataException">They become more, or fewer, or cannot be unpacked.</exception>
    public static ReadOnlyMemory<byte> Unpack(CompressionCodec codec, ReadOnlyMemory<byte> packed, int size)
    {
        int got;
        if (codec == CompressionCodec.UNCOMPRESSED || (packed.IsEmpty && size == 0)) return packed.Length == size ? packed : throw Differs(codec, size, packed.Length);
        if (codec == CompressionCodec.SNAPPY && (got = Snappy.GetUncompressedLength(packed.Span)) != size) throw Differs(codec, size, got);
        byte[] bytes = new byte[size];
        switch (codec)
        {
            case CompressionCodec.SNAPPY:
                got = Snappy.Decompress(packed.Span, bytes);
                break;
            case CompressionCodec.GZIP:
                using (var gzip = new GZipStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress)) got = ReadAll(gzip, bytes);
                break;
            case CompressionCodec.BROTLI:
                using (var brotli = new BrotliStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress)) got = ReadAll(brotli, bytes);
                break;
            case CompressionCodec.LZ4 or CompressionCodec.LZ4_RAW:
                got = LZ4Codec.Decode(packed.Span, bytes);
                break;
            case CompressionCodec.ZSTD:
                using (var zstandard = new Decompressor()) got = zstandard.Unwrap(packed.Span, bytes);
                break;
            default:
                throw new InvalidDataException($"it is packed with {codec}");
        }

        return got == size ? bytes : throw Differs(codec, size, got);
    }

    // How many bytes there are; one more than there is room for if there are more.
    private static int ReadAll(Stream stream, byte[] bytes)
    {
        int got = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return got == bytes.Length && stream.ReadByte() >= 0 ? got + 1 : got;
    }

    private static InvalidDataException Differs(CompressionCodec codec, int size, int got) => new($"a page of {size} bytes in {codec} has {got}");
}
