using System.Buffers.Binary;

/// <summary>Writes a WAV file: the header, the format, the samples.</summary>
internal static class WavWriter
{
    private const int HeaderLength = 12 + 8 + WavLayout.Length + 8;

    /// <summary>Writes integers rounded, and clipped at full scale; floats as they are.</summary>
    /// <exception cref="IOException">The sound does not fit into 4 GiB, the most that a WAV file can say it holds.</exception>
    public static void Write(WavFile file, Stream stream)
    {
        var layout = new WavLayout(file.Format, file.Channels.Length, file.SampleRate);
        long length = (long)file.Frames * layout.FrameSize;
        if (length > uint.MaxValue - HeaderLength) throw new IOException($"A WAV file holds at most 4 GiB, which {file.Frames:N0} frames of {layout.FrameSize} bytes exceed.");

        Span<byte> header = stackalloc byte[HeaderLength];
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteUInt32LittleEndian(header[4..], (uint)(HeaderLength - 8 + length));
        "WAVEfmt "u8.CopyTo(header[8..]);
        BinaryPrimitives.WriteUInt32LittleEndian(header[16..], WavLayout.Length);
        layout.WriteTo(header[20..]);
        "data"u8.CopyTo(header[36..]);
        BinaryPrimitives.WriteUInt32LittleEndian(header[40..], (uint)length);
        stream.Write(header);

        var frame = new byte[layout.FrameSize];
        for (int i = 0; i < file.Frames; i++)
        {
            for (int channel = 0; channel < file.Channels.Length; channel++)
                Encode(file.Channels[channel][i], layout.Format, frame.AsSpan(channel * layout.SampleSize));
            stream.Write(frame);
        }
    }

    private static void Encode(float value, WavFormat format, Span<byte> destination)
    {
        if (format == WavFormat.Float32) BinaryPrimitives.WriteSingleLittleEndian(destination, value);
        else BinaryPrimitives.WriteInt16LittleEndian(destination, (short)Math.Clamp(MathF.Round(value * 32768), short.MinValue, short.MaxValue));
    }
}
