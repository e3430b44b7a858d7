using CompiledNet.Benchmarks.Models;

namespace CompiledNet.Benchmarks.Peers.C.Stepping;

/// <summary>A step of an LSTM in C; the cell lies behind the state.</summary>
public sealed class CLSTM(LSTMLayer layer) : CRecurrence(layer.Inputs, layer.Units, [("i", 0, 0), ("f", 1, 1), ("g", 2, 2), ("o", 3, 3)])
{
    private readonly int _columns = LSTMLayer.Gates * layer.Units;

    protected override float Bias(int sum, int unit) => layer.Bias[sum * layer.Units + unit];

    protected override float FrameWeight(int input, int gate, int unit) => layer.Kernel[input * _columns + gate * layer.Units + unit];

    protected override float StateWeight(int from, int gate, int unit) => layer.Recurrent[from * _columns + gate * layer.Units + unit];

    protected override void WriteState(CText c)
    {
        c.Line($"        f{Lanes} *cell = (f{Lanes} *)(s + {layer.Units} + u);");
        c.Line($"        f{Lanes} kept = sigmoid{Lanes}(f) * *cell + sigmoid{Lanes}(i) * tanh{Lanes}(g);");
        c.Line($"        *cell = kept;");
        c.Line($"        f{Lanes} h = sigmoid{Lanes}(o) * tanh{Lanes}(kept);");
    }
}
