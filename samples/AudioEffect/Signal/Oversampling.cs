/// <summary>
/// Raises and lowers the sample rate of a whole recording, so that the harmonics which a nonlinear curve makes have room
/// and do not fold back. The filters look as far ahead as back, as only a recording allows: nothing is delayed.
/// </summary>
internal static class Oversampling
{
    /// <summary>How many times the sample rate.</summary>
    public const int Factor = 4;

    private const int Reach = 16 * Factor; // of the filter to each side, at the high rate

    private static readonly double[] s_lowPass = LowPass();

    /// <summary>The signal at <see cref="Factor"/> times the rate.</summary>
    public static double[] Raise(ReadOnlySpan<float> signal)
    {
        var high = new double[signal.Length * Factor];
        for (int i = 0; i < signal.Length; i++)
        {
            int center = i * Factor;
            for (int tap = Math.Max(-Reach, -center); tap <= Reach && center + tap < high.Length; tap++)
                high[center + tap] += Factor * signal[i] * s_lowPass[tap + Reach];
        }

        return high;
    }

    /// <summary>The signal at the original rate.</summary>
    public static float[] Lower(ReadOnlySpan<double> high)
    {
        var signal = new float[high.Length / Factor];
        for (int i = 0; i < signal.Length; i++)
        {
            int center = i * Factor;
            double sum = 0;
            for (int tap = Math.Max(-Reach, -center); tap <= Reach && center + tap < high.Length; tap++)
                sum += high[center + tap] * s_lowPass[tap + Reach];
            signal[i] = (float)sum;
        }

        return signal;
    }

    // A sinc that ends the pass band at 0.9 of the low rate's, under a Blackman window, with a sum of 1.
    private static double[] LowPass()
    {
        const double Cutoff = 0.9 / Factor;
        var taps = new double[2 * Reach + 1];
        double sum = 0;
        for (int i = 0; i < taps.Length; i++)
        {
            double x = Math.PI * (i - Reach) * Cutoff, phase = Math.PI * i / Reach;
            double window = 0.42 - 0.5 * Math.Cos(phase) + 0.08 * Math.Cos(2 * phase);
            sum += taps[i] = window * (x == 0 ? 1 : Math.Sin(x) / x);
        }

        for (int i = 0; i < taps.Length; i++) taps[i] /= sum;
        return taps;
    }
}
