/// <summary>
/// A plucked string: noise that runs round in a delay line and loses its high frequencies a little faster than its low
/// ones.
/// </summary>
/// <remarks>
/// K. Karplus and A. Strong, "Digital Synthesis of Plucked-String and Drum Timbres", 1983; the fractional delay and the
/// place of the pick from D. Jaffe and J. Smith, "Extensions of the Karplus-Strong Plucked-String Algorithm", 1983.
/// </remarks>
internal static class PluckedString
{
    private const double PickPosition = 0.17;   // where the string is plucked, as a share of its length
    private const double Sustain = 4;           // seconds until the fundamental has lost 60 dB
    private const int ReleaseSamples = 900;     // a hand that stops the string takes some 20 ms

    /// <summary>Adds a note to what sounds already.</summary>
    /// <param name="destination">From the pluck to the end of the note.</param>
    /// <param name="frequency">In Hz.</param>
    /// <param name="velocity">How hard it is plucked: the note's first peak, from 0 to 1.</param>
    /// <param name="random">Draws the noise that the string starts from.</param>
    public static void Pluck(Span<float> destination, double frequency, double velocity, Random random)
    {
        // The averaging filter delays by half a sample, the interpolation by the rest of the period.
        double period = Audio.SampleRate / frequency - 0.5;
        int length = (int)period;
        double fraction = period - length;
        double loss = Math.Pow(10, -3 / (Sustain * frequency));

        double[] line = Excitation(length + 1, velocity, random);
        double previous = 0;
        for (int i = 0, at = 0; i < destination.Length; i++)
        {
            // length + 1 places: the oldest sample is the next one, the one after it is a sample younger.
            double oldest = line[at], younger = line[at + 1 == line.Length ? 0 : at + 1];
            double delayed = younger + fraction * (oldest - younger);
            line[at] = loss * 0.5 * (delayed + previous);
            previous = delayed;
            at = at + 1 == line.Length ? 0 : at + 1;
            destination[i] += (float)(delayed * Math.Min(1, (destination.Length - i) / (double)ReleaseSamples));
        }
    }

    // Soft noise without a mean, which would never die away, less itself a pick position later: the harmonics that have
    // a node there are silent.
    private static double[] Excitation(int length, double velocity, Random random)
    {
        double[] noise = new double[length], line = new double[length];
        double softness = 0.75 - 0.5 * velocity, last = 0, peak = 1e-9;
        for (int i = 0; i < length; i++) noise[i] = last += (1 - softness) * (2 * random.NextDouble() - 1 - last);
        int pick = Math.Max(1, (int)(length * PickPosition));
        for (int i = 0; i < length; i++) line[i] = noise[i] - noise[(i + pick) % length];
        foreach (double value in line) peak = Math.Max(peak, Math.Abs(value));
        for (int i = 0; i < length; i++) line[i] *= velocity / peak;
        return line;
    }
}
