using System;

namespace CompiledNet.CompilerServices;

/// <summary>Triangles over frequencies that are as wide to the ear, with a peak of 1.</summary>
/// <remarks>The HTK Book (S. Young et al., 2006), section 5.4, as Keras and TensorFlow have it: straight in mel, and nothing of frequency 0.</remarks>
internal sealed class MelBands
{
    private readonly double[][] _weights;
    private readonly int[] _first;

    public MelBands(int bands, int bins, double samplingRate, double lowest, double highest)
    {
        (_weights, _first) = (new double[bands][], new int[bands]);
        double start = Mel(lowest), width = (Mel(highest) - start) / (bands + 1);
        for (int band = 0; band < bands; band++)
        {
            double from = start + band * width;
            int first = 1;
            while (first < bins && Weight(first) <= 0) first++;
            int end = first;
            while (end < bins && Weight(end) > 0) end++;
            (_first[band], _weights[band]) = (first, new double[end - first]);
            for (int bin = first; bin < end; bin++) _weights[band][bin - first] = Weight(bin);

            double Weight(int bin)
            {
                double mel = Mel(bin * samplingRate / 2 / (bins - 1));
                return Math.Min((mel - from) / width, (from + 2 * width - mel) / width);
            }
        }
    }

    /// <summary>How many bands.</summary>
    public int Count => _weights.Length;

    /// <summary>The lowest frequency of a band.</summary>
    public int First(int band) => _first[band];

    /// <summary>What each frequency from there on counts.</summary>
    public double[] Weights(int band) => _weights[band];

    private static double Mel(double frequency) => 1127 * Math.Log(1 + frequency / 700);
}
