using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace CompiledNet.Explanations.Tests;

/// <summary>The numbers that attributions.py recorded, by name.</summary>
internal static class Recorded
{
    private static readonly Dictionary<string, float[]> s_lines = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Reference", "attributions.txt"))
        .Skip(1).Select(line => line.Split(' ')).ToDictionary(parts => parts[0], parts => parts[1..].Select(part => float.Parse(part, CultureInfo.InvariantCulture)).ToArray());

    public static float[] Of(string name) => s_lines[name];
}
