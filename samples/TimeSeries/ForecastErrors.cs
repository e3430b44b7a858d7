/// <summary>How far forecasts lie from what came, by how far they look ahead.</summary>
internal sealed class ForecastErrors
{
    private readonly double[] _absolute, _squared;

    /// <param name="forecasts">Rows of <paramref name="horizon"/> values.</param>
    /// <param name="targets">As many.</param>
    /// <param name="horizon">How many steps a forecast has.</param>
    public ForecastErrors(ReadOnlySpan<float> forecasts, ReadOnlySpan<float> targets, int horizon)
    {
        (_absolute, _squared) = (new double[horizon], new double[horizon]);
        for (int i = 0; i < targets.Length; i++)
        {
            double error = (double)forecasts[i] - targets[i];
            _absolute[i % horizon] += Math.Abs(error) * horizon / targets.Length;
            _squared[i % horizon] += error * error * horizon / targets.Length;
        }
    }

    /// <summary>The mean absolute error over all steps.</summary>
    public double MeanAbsolute => _absolute.Average();

    /// <summary>The root of the mean squared error over all steps.</summary>
    public double RootMeanSquared => Math.Sqrt(_squared.Average());

    /// <summary>The mean absolute error of step <paramref name="ahead"/>, counted from 1.</summary>
    public double MeanAbsoluteAt(int ahead) => _absolute[ahead - 1];

    /// <summary>The root of the mean squared error of step <paramref name="ahead"/>, counted from 1.</summary>
    public double RootMeanSquaredAt(int ahead) => Math.Sqrt(_squared[ahead - 1]);
}
