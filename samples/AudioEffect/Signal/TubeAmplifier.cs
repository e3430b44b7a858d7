/// <summary>
/// The effect that the network has to imitate: an overdriven tube stage. It is written after the circuit, not after any
/// formula that the network could find in itself.
/// </summary>
/// <remarks>
/// A coupling capacitor takes away the lows; the tube saturates, on one side sooner than on the other; where the signal
/// drives the grid positive a current flows which charges the next capacitor and shifts the bias, quickly there and
/// slowly back, so that a hard stroke sounds thinner for a moment; a second capacitor takes away the constant part, and
/// the loudspeaker the treble. The tube works at four times the sample rate.
/// </remarks>
internal static class TubeAmplifier
{
    private const double HighRate = Audio.SampleRate * (double)Oversampling.Factor;
    private const double Drive = 15;
    private const double BiasShift = 0.6;
    private const double ChargeHertz = 120, DischargeHertz = 12; // of the bias: some 1.3 ms there and 13 ms back

    /// <summary>The whole signal through the amplifier.</summary>
    public static float[] Process(ReadOnlySpan<float> signal)
    {
        var coupling = new OnePole(100, HighRate);
        var constant = new OnePole(30, HighRate);
        OnePole speaker = new(4_500, HighRate), cone = new(4_500, HighRate);
        double charge = 1 - Math.Exp(-2 * Math.PI * ChargeHertz / HighRate);
        double discharge = 1 - Math.Exp(-2 * Math.PI * DischargeHertz / HighRate);
        double bias = 0;

        double[] high = Oversampling.Raise(signal);
        for (int i = 0; i < high.Length; i++)
        {
            double grid = Drive * coupling.HighPass(high[i]) - bias;
            double current = BiasShift * Math.Max(0, grid);
            bias += (current > bias ? charge : discharge) * (current - bias);
            high[i] = cone.LowPass(speaker.LowPass(constant.HighPass(Curve(grid))));
        }

        return Oversampling.Lower(high);
    }

    /// <summary>A triode's curve: soft where the plate current ends, and sooner at the other side.</summary>
    private static double Curve(double grid) => 0.5 * (grid > 0 ? Math.Tanh(grid) : 1.4 * Math.Tanh(grid / 1.4));
}
