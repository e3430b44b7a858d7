using System;
using System.Globalization;
using System.Runtime.Intrinsics;
using System.Text;

namespace CompiledNet.Benchmarks.Peers.C;

/// <summary>C text with vector types <c>f4</c>, <c>f8</c> and <c>f16</c>, and the rules for choosing among them.</summary>
public sealed class CText
{
    /// <summary>Sums that are under way at once.</summary>
    public const int Accumulators = 8;

    private readonly StringBuilder _text = new("#include <math.h>\n#include <string.h>\n");

    public CText()
    {
        foreach (int lanes in new[] { 1, 4, 8, 16 })
        {
            Line($"typedef float f{lanes} __attribute__((vector_size({4 * lanes}), aligned(4), may_alias));\ntypedef int i{lanes} __attribute__((vector_size({4 * lanes})));");
            WriteMaximum(lanes);
        }
    }

    // Vectors that are wider than the processor's registers go through memory in gcc.
    private static int WidestLanes => Vector512.IsHardwareAccelerated ? 16 : Vector256.IsHardwareAccelerated ? 8 : 4;

    /// <summary>Floats per vector for a layer of so many outputs.</summary>
    public static int Lanes(int outputs) => Math.Min(WidestLanes, outputs switch { > 8 => 16, > 4 => 8, > 1 => 4, _ => 1 });

    /// <summary>Outputs rounded up to whole vectors.</summary>
    public static int Padded(int outputs) => (outputs + Lanes(outputs) - 1) / Lanes(outputs) * Lanes(outputs);

    // gcc finds the instruction for numbers, but not for vectors.
    private void WriteMaximum(int lanes)
    {
        Line($"static inline f{lanes} max{lanes}(f{lanes} a, f{lanes} b)");
        Line("{");
        if (lanes is 4 or 8)
        {
            Line(lanes == 4 ? "#ifdef __SSE__" : "#ifdef __AVX__");
            Line(lanes == 4 ? "    return __builtin_ia32_maxps(a, b);" : "    return __builtin_ia32_maxps256(a, b);");
            Line("#endif");
        }

        Line($"    i{lanes} greater = a > b;");
        Line($"    return (f{lanes})((greater & (i{lanes})a) | (~greater & (i{lanes})b));");
        Line("}");
    }

    public void Line(FormattableString text) => _text.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');

    public void Line(string text) => _text.Append(text).Append('\n');

    public override string ToString() => _text.ToString();
}
