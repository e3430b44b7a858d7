/// <summary>A filter of one resistor and one capacitor; <see cref="Low"/> is what lies over the capacitor, the rest over the resistor.</summary>
/// <param name="cutoff">The frequency in Hz at which half the power is left.</param>
/// <param name="sampleRate">Samples per second.</param>
internal struct OnePole(double cutoff, double sampleRate)
{
    private readonly double _rate = 1 - Math.Exp(-2 * Math.PI * cutoff / sampleRate);

    /// <summary>The low frequencies of what came so far.</summary>
    public double Low { get; private set; }

    /// <summary>Takes a sample and returns its low frequencies.</summary>
    public double LowPass(double x) => Low += _rate * (x - Low);

    /// <summary>Takes a sample and returns its high frequencies.</summary>
    public double HighPass(double x) => x - LowPass(x);
}
