using System.Collections.Generic;

namespace CompiledNet.Benchmarks.Models;

/// <summary>A step of an LSTM: the gates i, f, g, o side by side in <paramref name="Kernel"/> [inputs][4 · units], <paramref name="Recurrent"/> [units][4 · units] and <paramref name="Bias"/> [4 · units].</summary>
public sealed record LSTMLayer(int Inputs, int Units, float[] Kernel, float[] Recurrent, float[] Bias) : ModelLayer(Activation.None)
{
    public const int Gates = 4;

    public override int InputSize => Inputs;

    public override int OutputSize => Units;

    public override long MultiplyAdds => (long)Gates * Units * (Inputs + Units);

    public override IReadOnlyList<float[]> Parameters => [Kernel, Recurrent, Bias];
}
