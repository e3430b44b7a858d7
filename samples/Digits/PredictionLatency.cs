using System.Diagnostics;
using CompiledNet;

/// <summary>How long one prediction takes, one sample at a time on one thread.</summary>
internal static class PredictionLatency
{
    private const int Rounds = 30;
    private const int Calls = 2_000;

    public static string Measure(DigitsNetwork model, Dataset data)
    {
        var output = new float[DigitsNetwork.OutputSize];
        double best = double.PositiveInfinity;
        for (int round = 0; round < Rounds; round++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int call = 0; call < Calls; call++) model.Predict(data.FeatureRow(call % data.Count), output);
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalNanoseconds / Calls);
        }

        return $"one prediction takes {best:F0} ns ({DigitsNetwork.MultiplyAdds:N0} multiply-adds, {DigitsNetwork.WorkspaceBytes:N0} bytes of working memory, 0 bytes allocated)";
    }
}
