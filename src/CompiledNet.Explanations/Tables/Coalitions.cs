using System;
using System.Collections.Generic;
using System.Numerics;
using CompiledNet.Numerics;

namespace CompiledNet.Explanations;

/// <summary>
/// Coalitions of columns, neither empty nor whole, with the weights of the Shapley kernel, (M − 1) / (C(M, s)·s·(M − s)) for s of M columns, and what makes
/// Shapley values of their worths: the least squares under the condition that all values add up to the worth of the whole, which is linear in the worths.
/// </summary>
internal sealed class Coalitions
{
    private readonly bool[] _members;
    private readonly double[] _ofWorths, _ofWhole;
    private readonly int _columns;

    private Coalitions(int columns, bool[] members, double[] weights, bool areAll)
    {
        (_columns, _members, AreAll) = (columns, members, areAll);
        Count = columns == 0 ? 0 : members.Length / columns;
        (_ofWorths, _ofWhole) = Projection(weights);
    }

    /// <summary>How many there are.</summary>
    public int Count { get; }

    /// <summary>Whether there is no other.</summary>
    public bool AreAll { get; }

    /// <summary>Which columns belong to a coalition.</summary>
    public ReadOnlySpan<bool> Members(int coalition) => _members.AsSpan(coalition * _columns, _columns);

    /// <summary>All of them, or as many as are wanted, drawn by their weights, each with its complement, which has the same.</summary>
    public static Coalitions Of(int columns, int most, int seed)
    {
        bool all = columns < 31 && (1L << columns) - 2 <= most;
        var members = new List<bool>();
        var weights = new List<double>();
        if (all)
        {
            for (uint mask = 1; mask < (1u << columns) - 1; mask++)
            {
                for (int column = 0; column < columns; column++) members.Add((mask >> column & 1) == 1);
                int size = BitOperations.PopCount(mask);
                weights.Add((columns - 1) / (Choose(columns, size) * size * (columns - size)));
            }
        }
        else
        {
            Draw(columns, most / 2, new RandomStream(seed), members);
            weights.AddRange(new double[members.Count / columns]);
            for (int i = 0; i < weights.Count; i++) weights[i] = 1;
        }

        return new Coalitions(columns, [.. members], [.. weights], all);
    }

    /// <summary>The values of the columns from the worth of each coalition, and that of all columns, above the empty one.</summary>
    public void Solve(ReadOnlySpan<double> worths, double whole, Span<double> values)
    {
        double sum = 0;
        for (int column = 0; column < _columns - 1; column++)
        {
            double value = _ofWhole[column] * whole;
            var row = _ofWorths.AsSpan(column * Count, Count);
            for (int i = 0; i < row.Length; i++) value += row[i] * worths[i];
            values[column] = value;
            sum += value;
        }

        values[^1] = whole - sum;
    }

    /// <summary>A size has the weight of all its coalitions together, (M − 1) / (s·(M − s)); which columns, all are equally likely.</summary>
    private static void Draw(int columns, int pairs, RandomStream random, List<bool> members)
    {
        double[] until = new double[columns];
        for (int size = 1; size < columns; size++) until[size] = until[size - 1] + 1.0 / ((double)size * (columns - size));
        int[] order = new int[columns];
        for (int i = 0; i < columns; i++) order[i] = i;
        bool[] coalition = new bool[columns];
        for (int pair = 0; pair < pairs; pair++)
        {
            double at = random.NextDouble() * until[^1];
            int size = 1;
            while (size < columns - 1 && until[size] <= at) size++;
            random.Shuffle<int>(order);
            Array.Clear(coalition);
            for (int i = 0; i < size; i++) coalition[order[i]] = true;
            members.AddRange(coalition);
            foreach (bool member in coalition) members.Add(!member);
        }
    }

    /// <summary>
    /// With the last value eliminated, worth − z_M·whole ≈ Σ (z_j − z_M)·φ_j: the matrix (AᵀWA)⁻¹AᵀW of the normal equations, and what of it belongs to the whole.
    /// </summary>
    private (double[] OfWorths, double[] OfWhole) Projection(double[] weights)
    {
        int free = _columns - 1;
        double[] normal = new double[free * free], projection = new double[free * Count], whole = new double[free];
        if (free == 0) return (projection, whole);
        for (int i = 0; i < Count; i++)
        {
            for (int j = 0; j < free; j++)
            {
                double left = weights[i] * Coefficient(i, j);
                projection[j * Count + i] = left;
                for (int k = 0; k < free; k++) normal[j * free + k] += left * Coefficient(i, k);
            }
        }

        SymmetricSystem.Solve(normal, free, projection, Count);
        for (int j = 0; j < free; j++)
            for (int i = 0; i < Count; i++)
                if (Members(i)[^1]) whole[j] -= projection[j * Count + i];
        return (projection, whole);
    }

    private double Coefficient(int coalition, int column) => (Members(coalition)[column] ? 1 : 0) - (Members(coalition)[^1] ? 1 : 0);

    private static double Choose(int n, int k)
    {
        double result = 1;
        for (int i = 1; i <= k; i++) result = result * (n - k + i) / i;
        return result;
    }
}
