using System;
using System.IO;

namespace CompiledNet;

/// <summary>The sound in a WAV file.</summary>
/// <param name="SampleRate">Frames per second, 1 to 1,000,000.</param>
/// <param name="Format">How the file holds a sample.</param>
/// <param name="Channels">The samples of each channel, all equally many; full scale is 1.</param>
public sealed record WavFile(int SampleRate, WavFormat Format, float[][] Channels)
{
    /// <summary>Samples per channel.</summary>
    public int Frames => Channels.Length > 0 ? Channels[0].Length : 0;

    /// <summary>How long it sounds.</summary>
    public double Seconds => (double)Frames / SampleRate;

    /// <summary>
    /// Reads a file of integers of 8, 16, 24 or 32 bits or of floats of 32 or 64, with up to 64 channels, in the plain or the extensible form. A
    /// chunk that claims more bytes than the file has is refused before memory for it is taken.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <exception cref="DataFormatException">The file does not hold that; the message says what was expected and what came.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static WavFile Read(string path)
    {
        using var stream = RegularFile.OpenRead(path);
        return WavReader.Read(stream, path);
    }

    /// <summary>Reads the content of a file.</summary>
    /// <param name="stream">A stream that knows its length and can go on from any place.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="DataFormatException">It is no WAV file that can be read.</exception>
    /// <exception cref="ArgumentException">The stream cannot seek.</exception>
    public static WavFile Read(Stream stream, string name = "WAV data")
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanSeek) throw new ArgumentException("A stream that can seek was expected.", nameof(stream));
        return WavReader.Read(stream, name);
    }

    /// <summary>Writes the file whole or not at all. Integers are rounded, and clipped at full scale.</summary>
    /// <param name="path">The file to write or to replace.</param>
    /// <exception cref="ArgumentException">There are no channels or no samples, channels are of different lengths, or a sample is not finite.</exception>
    /// <exception cref="IOException">The file cannot be written, or the sound does not fit into 4 GiB, the most that a WAV file can say it holds.</exception>
    public void Write(string path)
    {
        WavWriter.Check(this);
        AtomicFile.Write(path, Write);
    }

    /// <summary>Writes the content of a file.</summary>
    /// <param name="stream">Takes it.</param>
    /// <inheritdoc cref="Write(string)" path="/exception"/>
    public void Write(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        WavWriter.Check(this);
        WavWriter.Write(this, stream);
    }
}
