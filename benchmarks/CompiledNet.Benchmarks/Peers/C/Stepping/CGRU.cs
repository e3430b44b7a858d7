using CompiledNet.Benchmarks.Models;

namespace CompiledNet.Benchmarks.Peers.C.Stepping;

/// <summary>A step of a GRU in C: the candidate's sums of the frame and of the state stay apart, as the reset gate acts on one of them.</summary>
public sealed class CGRU(GRULayer layer) : CRecurrence(layer.Inputs, layer.Units, [("z", 0, 0), ("r", 1, 1), ("g", 2, null), ("k", null, 2)])
{
    private readonly int _columns = GRULayer.Gates * layer.Units;

    protected override float Bias(int sum, int unit) => sum switch
    {
        2 => layer.Bias[2 * layer.Units + unit],
        3 => layer.Bias[_columns + 2 * layer.Units + unit],
        _ => layer.Bias[sum * layer.Units + unit] + layer.Bias[_columns + sum * layer.Units + unit],
    };

    protected override float FrameWeight(int input, int gate, int unit) => layer.Kernel[input * _columns + gate * layer.Units + unit];

    protected override float StateWeight(int from, int gate, int unit) => layer.Recurrent[from * _columns + gate * layer.Units + unit];

    protected override void WriteState(CText c)
    {
        c.Line($"        f{Lanes} candidate = tanh{Lanes}(g + sigmoid{Lanes}(r) * k);");
        c.Line($"        f{Lanes} h = candidate + sigmoid{Lanes}(z) * (*(const f{Lanes} *)(s + u) - candidate);");
    }
}
