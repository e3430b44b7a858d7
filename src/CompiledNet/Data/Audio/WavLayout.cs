using System;
using System.Buffers.Binary;

namespace CompiledNet;

/// <summary>The "fmt " chunk: how the bytes of the "data" chunk are to be read.</summary>
/// <remarks>
/// Microsoft and IBM, "Multimedia Programming Interface and Data Specifications 1.0", 1991; the extensible form from
/// "Multiple channel audio data and WAVE files", 2001.
/// </remarks>
/// <param name="Format">How a sample is held.</param>
/// <param name="ChannelCount">Samples per frame.</param>
/// <param name="SampleRate">Frames per second.</param>
internal readonly record struct WavLayout(WavFormat Format, int ChannelCount, int SampleRate)
{
    /// <summary>Bytes of the chunk that every file has.</summary>
    public const int Length = 16;

    /// <summary>The largest chunk that is understood: the extensible form.</summary>
    public const int ExtensibleLength = 40;

    /// <summary>The most samples per frame.</summary>
    public const int MaxChannels = 64;

    /// <summary>The most frames per second.</summary>
    public const int MaxSampleRate = 1_000_000;

    private const ushort IntegerTag = 1, FloatTag = 3, ExtensibleTag = 0xFFFE;
    private const int SubformatAt = 24; // a GUID whose first two bytes are the tag

    /// <summary>Bytes of a sample.</summary>
    public int SampleSize => WavSamples.SizeOf(Format);

    /// <summary>Bytes of a frame.</summary>
    public int FrameSize => SampleSize * ChannelCount;

    /// <exception cref="DataFormatException">The chunk contradicts itself, or is of a kind that is not read.</exception>
    public static WavLayout Parse(ReadOnlySpan<byte> chunk, string file)
    {
        if (chunk.Length < Length) throw WavReader.Expected(file, $"a format chunk of at least {Length} bytes", $"{chunk.Length}");
        ushort tag = BinaryPrimitives.ReadUInt16LittleEndian(chunk);
        if (tag == ExtensibleTag && chunk.Length >= ExtensibleLength) tag = BinaryPrimitives.ReadUInt16LittleEndian(chunk[SubformatAt..]);
        int channels = BinaryPrimitives.ReadUInt16LittleEndian(chunk[2..]);
        uint rate = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
        int frameSize = BinaryPrimitives.ReadUInt16LittleEndian(chunk[12..]);
        int bits = BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..]);

        if (channels is < 1 or > MaxChannels) throw WavReader.Expected(file, $"1 to {MaxChannels} channels", $"{channels}");
        if (rate is < 1 or > MaxSampleRate) throw WavReader.Expected(file, $"a sample rate of 1 to {MaxSampleRate:N0} Hz", $"{rate:N0}");
        var format = (tag, bits) switch
        {
            (IntegerTag, 8) => WavFormat.Integer8,
            (IntegerTag, 16) => WavFormat.Integer16,
            (IntegerTag, 24) => WavFormat.Integer24,
            (IntegerTag, 32) => WavFormat.Integer32,
            (FloatTag, 32) => WavFormat.Float32,
            (FloatTag, 64) => WavFormat.Float64,
            _ => throw WavReader.Expected(file, "integers of 8, 16, 24 or 32 bits (format 1) or floats of 32 or 64 (format 3)", $"{bits} bits of format {tag}"),
        };
        var layout = new WavLayout(format, channels, (int)rate);
        if (frameSize != layout.FrameSize) throw WavReader.Expected(file, $"frames of {layout.FrameSize} bytes", $"{frameSize}");
        return layout;
    }

    /// <summary>Writes the chunk's <see cref="Length"/> bytes.</summary>
    public void WriteTo(Span<byte> chunk)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(chunk, Format is WavFormat.Float32 or WavFormat.Float64 ? FloatTag : IntegerTag);
        BinaryPrimitives.WriteUInt16LittleEndian(chunk[2..], (ushort)ChannelCount);
        BinaryPrimitives.WriteUInt32LittleEndian(chunk[4..], (uint)SampleRate);
        BinaryPrimitives.WriteUInt32LittleEndian(chunk[8..], (uint)((long)SampleRate * FrameSize));
        BinaryPrimitives.WriteUInt16LittleEndian(chunk[12..], (ushort)FrameSize);
        BinaryPrimitives.WriteUInt16LittleEndian(chunk[14..], (ushort)(8 * SampleSize));
    }
}
