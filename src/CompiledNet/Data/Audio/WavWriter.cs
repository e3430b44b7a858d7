using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;

namespace CompiledNet;

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
        if (length > uint.MaxValue - HeaderLength - 1) throw new IOException($"A WAV file holds at most 4 GiB, which {file.Frames:N0} frames of {layout.FrameSize} bytes exceed.");

        Span<byte> header = stackalloc byte[HeaderLength];
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteUInt32LittleEndian(header[4..], (uint)(HeaderLength - 8 + length + (length & 1)));
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
                WavSamples.Encode(file.Channels[channel][i], layout.Format, frame.AsSpan(channel * layout.SampleSize));
            stream.Write(frame);
        }

        // Chunks begin at even places.
        if ((length & 1) != 0) stream.WriteByte(0);
    }

    /// <summary>Whether a file can hold the sound.</summary>
    /// <exception cref="ArgumentException">It cannot.</exception>
    public static void Check(WavFile file)
    {
        if (file.Channels is null || file.Channels.Length is < 1 or > WavLayout.MaxChannels || file.Channels.Contains(null))
            throw new ArgumentException($"1 to {WavLayout.MaxChannels} channels were expected, but there are {file.Channels?.Length ?? 0}.");
        if (file.SampleRate is < 1 or > WavLayout.MaxSampleRate) throw new ArgumentException($"A sample rate of 1 to {WavLayout.MaxSampleRate:N0} Hz was expected, but it is {file.SampleRate:N0}.");
        if (!Enum.IsDefined(file.Format)) throw new ArgumentException($"{file.Format} is no format of samples.");
        if (file.Frames == 0 || file.Channels.Any(channel => channel.Length != file.Frames)) throw new ArgumentException("Equally many samples in every channel were expected, and at least one.");
        foreach (float[] channel in file.Channels)
            foreach (float value in channel)
                if (!float.IsFinite(value)) throw new ArgumentException($"Finite samples were expected, but one is {value}.");
    }
}
