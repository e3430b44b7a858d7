using System.Linq;
using CompiledNet.Benchmarks.Models;

namespace CompiledNet.Benchmarks.Peers.C.Stepping;

/// <summary>A dense layer of one output without an activation: the inputs are in the lanes.</summary>
public sealed class CProjection(DenseLayer layer) : CStep
{
    private readonly int _lanes = CText.Lanes(layer.Inputs);

    public override int StateSize => 0;

    public override int OutputSize => 1;

    public override float[] Weights => [.. layer.Kernel, .. layer.Bias];

    protected override void WriteBody(CText c)
    {
        c.Line($"    f{_lanes} a = *(const f{_lanes} *)x * *(const f{_lanes} *)w;");
        for (int i = _lanes; i < layer.Inputs; i += _lanes) c.Line($"    a += *(const f{_lanes} *)(x + {i}) * *(const f{_lanes} *)(w + {i});");
        string sum = "a";
        for (int lanes = _lanes / 2; lanes >= 4; lanes /= 2)
        {
            c.Line($"    f{lanes} a{lanes} = __builtin_shufflevector({sum}, {sum}, {Lanes(0, lanes)}) + __builtin_shufflevector({sum}, {sum}, {Lanes(lanes, lanes)});");
            sum = $"a{lanes}";
        }

        c.Line($"    *y = ({sum}[0] + {sum}[1]) + ({sum}[2] + {sum}[3]) + w[{layer.Inputs}];");
    }

    private static string Lanes(int first, int count) => string.Join(", ", Enumerable.Range(first, count));
}
