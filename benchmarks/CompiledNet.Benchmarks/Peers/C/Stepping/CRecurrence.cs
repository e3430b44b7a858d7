using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNet.Benchmarks.Peers.C.Stepping;

/// <summary>
/// A gated recurrence in C: all gates of a block of units in up to eight accumulators, through the product with the frame
/// and the one with the state; then the activations, of vectors. The state h comes first in the memory.
/// </summary>
/// <param name="inputs">Numbers of a frame.</param>
/// <param name="units">Numbers of the state.</param>
/// <param name="sums">Of each sum: its name, its gate in the product with the frame, its gate in that with the state; or null.</param>
public abstract class CRecurrence(int inputs, int units, IReadOnlyList<(string Name, int? Frame, int? State)> sums) : CStep
{
    private readonly int _lanes = CText.Lanes(units), _block = Math.Min(CText.Accumulators / sums.Count, units / CText.Lanes(units));

    public override int StateSize => 2 * units;

    public override int OutputSize => units;

    public override float[] Weights => field ??= [.. Pack()];

    protected int Lanes => _lanes;

    /// <summary>Where a sum of a unit starts.</summary>
    protected abstract float Bias(int sum, int unit);

    /// <summary>The weight of a number of the frame.</summary>
    protected abstract float FrameWeight(int input, int gate, int unit);

    /// <summary>The weight of a number of the state.</summary>
    protected abstract float StateWeight(int from, int gate, int unit);

    /// <summary>Writes how a vector of sums, variables of their names, becomes the vector <c>h</c> of units at <c>u</c>.</summary>
    protected abstract void WriteState(CText c);

    private int Blocks => units / (_block * _lanes);

    // Where one vector holds all units, each sum has two parts.
    private int Parts => Math.Max(1, CText.Accumulators / (sums.Count * _block));

    private IEnumerable<float> Pack()
    {
        for (int first = 0; first < units; first += _block * _lanes)
        {
            var columns = Enumerable.Range(first, _block * _lanes).ToArray();
            for (int sum = 0; sum < sums.Count; sum++)
                foreach (int unit in columns) yield return Bias(sum, unit);
            for (int row = 0; row < inputs; row++)
                foreach (var (_, gate, _) in sums)
                    foreach (int unit in columns)
                        if (gate is { } of) yield return FrameWeight(row, of, unit);
            for (int row = 0; row < units; row++)
                foreach (var (_, _, gate) in sums)
                    foreach (int unit in columns)
                        if (gate is { } of) yield return StateWeight(row, of, unit);
        }
    }

    protected override void WriteBody(CText c)
    {
        int width = _block * _lanes;
        c.Line($"    float sums[{sums.Count * units}] __attribute__((aligned(64)));");
        c.Line($"    for (int b = 0; b < {Blocks}; b++)");
        c.Line("    {");
        Each((sum, vector) =>
        {
            c.Line($"        f{_lanes} a{sum}_{vector}_0 = *(const f{_lanes} *)(w + {sum * width + vector * _lanes});");
            for (int part = 1; part < Parts; part++) c.Line($"        f{_lanes} a{sum}_{vector}_{part} = {{0}};");
        });
        c.Line($"        w += {sums.Count * width};");
        WriteProduct(c, "x", inputs, 1, sums.Select(sum => sum.Frame is not null).ToArray());
        WriteProduct(c, "s", units, Parts, sums.Select(sum => sum.State is not null).ToArray());
        Each((sum, vector) => c.Line(
            $"        *(f{_lanes} *)(sums + {sum * units} + b * {width} + {vector * _lanes}) = {string.Join(" + ", Enumerable.Range(0, Parts).Select(part => $"a{sum}_{vector}_{part}"))};"));
        c.Line("    }");
        c.Line($"    for (int u = 0; u < {units}; u += {_lanes})");
        c.Line("    {");
        for (int sum = 0; sum < sums.Count; sum++) c.Line($"        f{_lanes} {sums[sum].Name} = *(const f{_lanes} *)(sums + {sum * units} + u);");
        WriteState(c);
        c.Line($"        *(f{_lanes} *)(s + u) = h;");
        c.Line($"        *(f{_lanes} *)(y + u) = h;");
        c.Line("    }");
    }

    private void WriteProduct(CText c, string factors, int rows, int parts, bool[] takesPart)
    {
        int row = takesPart.Count(takes => takes) * _block * _lanes;
        c.Line($"        for (int i = 0; i < {rows}; i += {parts}, w += {parts * row})");
        c.Line("        {");
        for (int part = 0; part < parts; part++)
        {
            int at = part * row, p = part;
            Each((sum, vector) =>
            {
                if (!takesPart[sum]) return;
                c.Line($"            a{sum}_{vector}_{p} += {factors}[i + {p}] * *(const f{_lanes} *)(w + {at});");
                at += _lanes;
            });
        }

        c.Line("        }");
    }

    private void Each(Action<int, int> write)
    {
        for (int sum = 0; sum < sums.Count; sum++)
            for (int vector = 0; vector < _block; vector++) write(sum, vector);
    }
}
