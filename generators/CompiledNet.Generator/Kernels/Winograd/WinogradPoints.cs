using System.Collections.Generic;
using System.Linq;

namespace CompiledNet.Generator.Kernels;

/// <summary>
/// The small linear maps of minimal filtering at the points 0, 1, −1, 2, −2 and ∞, as expressions of vectors. Points of both
/// signs share their even and odd terms.
/// </summary>
internal static class WinogradPoints
{
    // The factors of the weights at each point: 1 / Π (point − other points).
    private static readonly string[] s_scales = ["0.25", "(-1.0 / 6)", "(-1.0 / 6)", "(1.0 / 24)", "(1.0 / 24)", ""];

    /// <summary>The polynomial with the coefficients <paramref name="c"/> at the points; the last coefficient at ∞.</summary>
    /// <param name="arm">The vector width.</param>
    /// <param name="c">The coefficients; null is zero.</param>
    /// <param name="scaled">Whether the values get the factors of weights.</param>
    /// <returns>The lines to write before, and the value at each point.</returns>
    public static (IReadOnlyList<string> Lines, IReadOnlyList<string> Values) Evaluate(Arm arm, IReadOnlyList<string?> c, bool scaled)
    {
        string[] lines =
        [
            $"var even = {Series(arm, c, 0, 1)};",
            $"var odd = {Series(arm, c, 1, 1)};",
            $"var evenTwo = {Series(arm, c, 0, 2)};",
            $"var oddTwo = {Series(arm, c, 1, 2)};",
        ];
        string[] values = [c[0] ?? Zero(arm), arm.Add("even", "odd"), arm.Subtract("even", "odd"), arm.Add("evenTwo", "oddTwo"), arm.Subtract("evenTwo", "oddTwo"), c[c.Count - 1]!];
        return (lines, scaled ? [.. values.Select((value, point) => Scaled(arm, value, s_scales[point]))] : values);
    }

    /// <summary>The transpose of <see cref="Evaluate"/>: coefficients from values <paramref name="v"/> at the points.</summary>
    /// <param name="arm">The vector width.</param>
    /// <param name="v">The six values.</param>
    /// <param name="count">How many coefficients there are.</param>
    /// <param name="scaled">Whether the values get the factors of weights.</param>
    /// <returns>The lines to write before, and the coefficients.</returns>
    public static (IReadOnlyList<string> Lines, IReadOnlyList<string> Coefficients) Collect(Arm arm, IReadOnlyList<string> v, int count, bool scaled)
    {
        string[] lines =
        [
            $"var even = {Scaled(arm, arm.Add(v[1], v[2]), scaled ? s_scales[1] : "")};",
            $"var odd = {Scaled(arm, arm.Subtract(v[1], v[2]), scaled ? s_scales[1] : "")};",
            $"var evenTwo = {Scaled(arm, arm.Add(v[3], v[4]), scaled ? s_scales[3] : "")};",
            $"var oddTwo = {Scaled(arm, arm.Subtract(v[3], v[4]), scaled ? s_scales[3] : "")};",
        ];
        return (lines, [.. Enumerable.Range(0, count).Select(Coefficient)]);

        string Coefficient(int power)
        {
            string parity = power % 2 == 0 ? "even" : "odd";
            string sum = power == 0
                ? arm.Add(scaled ? arm.MultiplyAdd(Number(arm, s_scales[0]), v[0], "even") : arm.Add(v[0], "even"), "evenTwo")
                : arm.MultiplyAdd(Number(arm, $"{1 << power}"), parity + "Two", parity);
            return power == count - 1 ? arm.Add(sum, v[5]) : sum;
        }
    }

    /// <summary>A tile of inputs <paramref name="d"/> as values at the points.</summary>
    public static (IReadOnlyList<string> Lines, IReadOnlyList<string> Values) Transform(Arm arm, IReadOnlyList<string> d)
    {
        string[] lines =
        [
            $"var even = {Add(arm, -4, d[2], d[4])};",
            $"var odd = {Add(arm, -4, d[1], d[3])};",
            $"var evenTwo = {arm.Subtract(d[4], d[2])};",
            $"var oddTwo = {arm.Subtract(d[3], d[1])};",
        ];
        return (lines,
        [
            Add(arm, -5, d[2], Add(arm, 4, d[0], d[4])), arm.Add("even", "odd"), arm.Subtract("even", "odd"), Add(arm, 2, "oddTwo", "evenTwo"), Add(arm, -2, "oddTwo", "evenTwo"),
            Add(arm, -5, d[3], Add(arm, 4, d[1], d[5])),
        ]);
    }

    /// <summary>The transpose of <see cref="Transform"/>: what the values <paramref name="v"/> at the points hand back to each input.</summary>
    public static (IReadOnlyList<string> Lines, IReadOnlyList<string> Inputs) TransformBack(Arm arm, IReadOnlyList<string> v)
    {
        string[] lines =
        [
            $"var even = {arm.Add(v[1], v[2])};",
            $"var odd = {arm.Subtract(v[1], v[2])};",
            $"var evenTwo = {arm.Add(v[3], v[4])};",
            $"var oddTwo = {arm.Subtract(v[3], v[4])};",
        ];
        return (lines,
        [
            arm.Multiply(v[0], Number(arm, "4")),
            Add(arm, 4, arm.Subtract(v[5], "odd"), arm.Multiply("oddTwo", Number(arm, "-2"))),
            arm.Subtract(Add(arm, -4, "even", arm.Multiply(v[0], Number(arm, "-5"))), "evenTwo"),
            Add(arm, -5, v[5], Add(arm, 2, "oddTwo", "odd")),
            arm.Add(arm.Add(v[0], "even"), "evenTwo"),
            v[5],
        ]);
    }

    // The terms of one parity at a point.
    private static string Series(Arm arm, IReadOnlyList<string?> c, int first, int point)
    {
        string? sum = null;
        for (int power = c.Count - 1; power >= first; power--)
        {
            if (power % 2 != first || c[power] is not { } term) continue;
            int factor = point == 1 ? 1 : 1 << power;
            sum = (sum, factor) switch
            {
                (null, 1) => term,
                (null, _) => arm.Multiply(term, Number(arm, $"{factor}")),
                (_, 1) => arm.Add(sum, term),
                _ => Add(arm, factor, term, sum),
            };
        }

        return sum ?? Zero(arm);
    }

    private static string Add(Arm arm, int factor, string term, string sum) => arm.MultiplyAdd(Number(arm, $"{factor}"), term, sum);

    private static string Scaled(Arm arm, string value, string scale) => scale.Length == 0 ? value : arm.Multiply(value.Contains(" ") ? arm.Group(value) : value, Number(arm, scale));

    private static string Number(Arm arm, string value) => arm.Broadcast($"({arm.Scalar}){(value[0] == '-' ? $"({value})" : value)}");

    private static string Zero(Arm arm) => $"{arm.Vector}.Zero";
}
