using System;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>
/// Scores of positives and negatives with their weights, in a buffer that grows, and a walk over them from the highest score
/// down. Samples of weight 0 are left out. Sorting costs no memory, and equal scores stay in the order in which they came, so
/// that sums are the same to the bit however often they were asked for in between.
/// </summary>
internal sealed class ScoreRanking
{
    // The score in the upper half, in an order of unsigned numbers, and the number of the sample in the lower one.
    private ulong[] _keys = [];
    private float[] _weights = [];
    private bool[] _positive = [];
    private bool _isSorted = true;

    /// <summary>Score, whether positive, and weight of all samples in the order in which they came.</summary>
    public double[] ToNumbers()
    {
        double[] numbers = new double[3 * Count];
        foreach (ulong key in _keys.AsSpan(0, Count))
        {
            int sample = (int)(uint)key;
            (numbers[3 * sample], numbers[3 * sample + 1], numbers[3 * sample + 2]) = (ScoreOf((uint)(key >> 32)), _positive[sample] ? 1 : 0, _weights[sample]);
        }

        return numbers;
    }

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    public double Positives { get; private set; }

    public double Negatives { get; private set; }

    public void Clear() => (Count, Positives, Negatives, _isSorted) = (0, 0, 0, true);

    [MethodImpl(Hot.Optimized)]
    public void Add(float score, bool positive, double weight)
    {
        if (weight == 0) return;
        if (Count == _keys.Length)
        {
            int length = Math.Max(256, checked(2 * Count));
            Array.Resize(ref _keys, length);
            Array.Resize(ref _weights, length);
            Array.Resize(ref _positive, length);
        }

        uint bits = BitConverter.SingleToUInt32Bits(score + 0f);
        bits ^= (bits & 0x8000_0000) != 0 ? 0xFFFF_FFFF : 0x8000_0000;
        _keys[Count] = (ulong)bits << 32 | (uint)Count;
        (_weights[Count], _positive[Count]) = ((float)weight, positive);
        Count++;
        _isSorted = false;
        if (positive) Positives += (float)weight;
        else Negatives += (float)weight;
    }

    /// <summary>Walks on to the next lower score.</summary>
    /// <param name="left">How many samples are left; begin with <see cref="Count"/>.</param>
    /// <returns>The score and the weights of the positives and negatives that have it.</returns>
    public (float Score, double Positives, double Negatives) Next(ref int left)
    {
        if (!_isSorted)
        {
            _keys.AsSpan(0, Count).Sort();
            _isSorted = true;
        }

        uint bits = (uint)(_keys[left - 1] >> 32);
        double positives = 0, negatives = 0;
        for (; left > 0 && (uint)(_keys[left - 1] >> 32) == bits; left--)
        {
            int sample = (int)(uint)_keys[left - 1];
            if (_positive[sample]) positives += _weights[sample];
            else negatives += _weights[sample];
        }

        return (ScoreOf(bits), positives, negatives);
    }

    private static float ScoreOf(uint bits) => BitConverter.UInt32BitsToSingle(bits ^ ((bits & 0x8000_0000) != 0 ? 0x8000_0000 : 0xFFFF_FFFF));

    /// <summary>The share of pairs of a positive and a negative in which the positive has the higher score, equal ones counting half; NaN without both.</summary>
    public double Area()
    {
        double area = 0, above = 0;
        for (int left = Count; left > 0;)
        {
            var (_, positives, negatives) = Next(ref left);
            area += negatives * (above + positives / 2);
            above += positives;
        }

        return area / (Positives * Negatives);
    }
}
