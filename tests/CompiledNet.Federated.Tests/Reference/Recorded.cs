using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace CompiledNet.Federated.Tests;

/// <summary>The numbers that federated.py recorded, by name, and the series that both sides compute.</summary>
internal static class Recorded
{
    private static readonly Dictionary<string, double[]> s_lines = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Reference", "federated.txt"))
        .Skip(1).Select(line => line.Split(' ')).ToDictionary(parts => parts[0], parts => parts[1..].Select(part => double.Parse(part, CultureInfo.InvariantCulture)).ToArray());

    public static double[] Of(string name) => s_lines[name];

    public static float[] Numbers(int count, int number, double scale = 0.6) => [.. Enumerable.Range(0, count).Select(i => (float)(scale * Math.Sin(0.7 * i + number)))];
}
