using CompiledNet;

/// <summary>
/// The energy of the error as a share of the energy of the signal, ESR = Σ (y − ŷ)² / Σ y²; 0 is perfect, 1 is as good as
/// silence.
/// </summary>
/// <remarks>A. Wright et al., "Real-Time Guitar Amplifier Emulation with Deep Learning", 2020.</remarks>
internal sealed class ErrorToSignalRatio() : Metric("esr", MetricDirection.LowerIsBetter)
{
    private double _error, _signal;

    public override double Result => _signal == 0 ? 0 : _error / _signal;

    public override void Reset() => _error = _signal = 0;

    protected override void Add(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, double weight)
    {
        for (int i = 0; i < target.Length; i++)
        {
            double error = (double)target[i] - prediction[i];
            _error += weight * error * error;
            _signal += weight * target[i] * target[i];
        }
    }

    /// <summary>The ratio of a whole recording.</summary>
    public static double Of(ReadOnlySpan<float> output, ReadOnlySpan<float> target)
    {
        var ratio = new ErrorToSignalRatio();
        ratio.Update(output, target, rows: 1, output.Length, target.Length);
        return ratio.Result;
    }

    /// <summary>What the best volume control would reach: 1 − (x·y)² / (x·x · y·y).</summary>
    public static double OfBestGain(ReadOnlySpan<float> input, ReadOnlySpan<float> target)
    {
        double xy = 0, xx = 0, yy = 0;
        for (int i = 0; i < target.Length; i++)
        {
            xy += (double)input[i] * target[i];
            xx += (double)input[i] * input[i];
            yy += (double)target[i] * target[i];
        }

        return 1 - xy * xy / (xx * yy);
    }
}
