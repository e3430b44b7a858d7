using System;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>
/// The first bias of an LSTM: ones for the forget gate, the second of the four quarters, so that at first nothing is
/// forgotten; the others by another initializer (<c>unit_forget_bias</c> of Keras' <c>LSTM</c>).
/// </summary>
/// <remarks>R. Jozefowicz et al., "An Empirical Exploration of Recurrent Network Architectures", ICML 2015.</remarks>
/// <param name="others">Draws the biases of the other gates.</param>
public sealed class UnitForgetBias(IInitializer others) : IInitializer
{
    private readonly IInitializer _others = others ?? throw new ArgumentNullException(nameof(others));

    /// <inheritdoc/>
    public void Fill(Span<float> values, ReadOnlySpan<int> shape, RandomStream random)
    {
        _others.Fill(values, shape, random);
        int units = values.Length / 4;
        values.Slice(units, units).Fill(1);
    }
}
