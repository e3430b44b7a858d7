using System.Collections.Generic;

namespace CompiledNet.Benchmarks.Models;

/// <summary>
/// A step of a GRU with the reset behind the product: the gates z, r, h side by side in <paramref name="Kernel"/>
/// [inputs][3 · units], <paramref name="Recurrent"/> [units][3 · units] and <paramref name="Bias"/> [2][3 · units].
/// </summary>
public sealed record GRULayer(int Inputs, int Units, float[] Kernel, float[] Recurrent, float[] Bias) : ModelLayer(Activation.None)
{
    public const int Gates = 3;

    public override int InputSize => Inputs;

    public override int OutputSize => Units;

    public override long MultiplyAdds => (long)Gates * Units * (Inputs + Units);

    public override IReadOnlyList<float[]> Parameters => [Kernel, Recurrent, Bias];
}
