using System;
using System.Buffers.Binary;
using System.IO;
using System.Text;

namespace CompiledNet;

/// <summary>
/// Reads a WAV file as if an enemy had written it: a chunk that claims more bytes than the file has is refused before
/// memory for it is asked for.
/// </summary>
internal static class WavReader
{
    /// <summary>The longest sound that is read: 2²⁸ samples over all channels, 1 GiB of memory.</summary>
    public const long MaxSamples = 1L << 28;

    private const int ChunkHeader = 8;
    private const int BufferFrames = 4096;

    /// <summary>Reads the first "fmt " and "data" chunk and passes over all others.</summary>
    /// <param name="stream">A stream that knows its length.</param>
    /// <param name="file">What messages call it.</param>
    /// <exception cref="DataFormatException">The content is not a WAV file that can be read.</exception>
    public static WavFile Read(Stream stream, string file)
    {
        Span<byte> header = stackalloc byte[12];
        if (stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length)
            throw Expected(file, "a RIFF header of 12 bytes", $"a file of {stream.Length}");
        if (!header[..4].SequenceEqual("RIFF"u8) || !header[8..].SequenceEqual("WAVE"u8))
            throw Expected(file, "'RIFF' and 'WAVE'", $"'{Printable(header[..4])}' and '{Printable(header[8..])}'");

        WavLayout? layout = null;
        while (true)
        {
            if (stream.Length - stream.Position < ChunkHeader)
                throw Expected(file, layout is null ? "a 'fmt ' chunk" : "a 'data' chunk", "the end of the file");
            stream.ReadExactly(header[..ChunkHeader]);
            long length = BinaryPrimitives.ReadUInt32LittleEndian(header[4..]), left = stream.Length - stream.Position;
            if (length > left) throw Expected(file, $"{length:N0} bytes of chunk '{Printable(header[..4])}'", $"{left:N0} to the end of the file");

            if (header.StartsWith("data"u8))
                return ReadData(stream, length, layout ?? throw Expected(file, "a 'fmt ' chunk before the 'data' chunk", "none"), file);
            long end = stream.Position + length;
            if (header.StartsWith("fmt "u8) && layout is null) layout = ReadLayout(stream, length, file);
            stream.Position = Math.Min(end + (length & 1), stream.Length); // chunks begin at even places
        }
    }

    /// <summary>The exception for bad content.</summary>
    internal static DataFormatException Expected(string file, string expected, string found) => new($"expected {expected}, got {found}", file);

    private static WavLayout ReadLayout(Stream stream, long length, string file)
    {
        Span<byte> chunk = stackalloc byte[WavLayout.ExtensibleLength];
        chunk = chunk[..(int)Math.Min(length, chunk.Length)];
        stream.ReadExactly(chunk);
        return WavLayout.Parse(chunk, file);
    }

    private static WavFile ReadData(Stream stream, long length, WavLayout layout, string file)
    {
        if (length == 0 || length % layout.FrameSize != 0)
            throw Expected(file, $"at least one whole frame of {layout.FrameSize} bytes", $"{length:N0} bytes of data");
        if (length / layout.SampleSize > MaxSamples)
            throw Expected(file, $"at most {MaxSamples:N0} samples", $"{length / layout.SampleSize:N0}");

        int frames = (int)(length / layout.FrameSize);
        var channels = new float[layout.ChannelCount][];
        for (int i = 0; i < channels.Length; i++) channels[i] = new float[frames];
        var buffer = new byte[Math.Min(frames, BufferFrames) * layout.FrameSize];
        for (int first = 0; first < frames; first += BufferFrames)
        {
            var bytes = buffer.AsSpan(0, Math.Min(frames - first, BufferFrames) * layout.FrameSize);
            stream.ReadExactly(bytes);
            Decode(bytes, layout, channels, first, file);
        }

        return new WavFile(layout.SampleRate, layout.Format, channels);
    }

    // Frames hold one sample of each channel in turn.
    private static void Decode(ReadOnlySpan<byte> bytes, WavLayout layout, float[][] channels, int first, string file)
    {
        for (int i = 0; i < bytes.Length / layout.SampleSize; i++)
        {
            var sample = bytes[(i * layout.SampleSize)..];
            float value = WavSamples.Decode(sample, layout.Format);
            int frame = first + i / channels.Length;
            if (!float.IsFinite(value)) throw Expected(file, "finite samples", $"{value} in frame {frame:N0}");
            channels[i % channels.Length][frame] = value;
        }
    }

    private static string Printable(ReadOnlySpan<byte> name)
    {
        var text = new StringBuilder();
        foreach (byte character in name) text.Append(character is >= 32 and < 127 ? (char)character : '?');
        return text.ToString();
    }
}
