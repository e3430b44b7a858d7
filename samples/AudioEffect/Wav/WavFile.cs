/// <summary>The sound in a WAV file.</summary>
/// <param name="SampleRate">Frames per second.</param>
/// <param name="Format">How the file holds a sample.</param>
/// <param name="Channels">The samples of each channel, all equally many; full scale is 1.</param>
internal sealed record WavFile(int SampleRate, WavFormat Format, float[][] Channels)
{
    /// <summary>Samples per channel.</summary>
    public int Frames => Channels[0].Length;

    /// <summary>How long it sounds.</summary>
    public double Seconds => (double)Frames / SampleRate;

    /// <summary>Reads a file of 16-bit integers or 32-bit floats, with any number of channels.</summary>
    /// <exception cref="WavFormatException">The file does not hold that.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static WavFile Read(string path)
    {
        using var stream = File.OpenRead(path);
        return WavReader.Read(stream, path);
    }

    /// <summary>Writes the file whole or not at all.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Write(string path) => CompiledNet.AtomicFile.Write(path, stream => WavWriter.Write(this, stream));
}
