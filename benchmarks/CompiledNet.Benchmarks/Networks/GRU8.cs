using CompiledNet.Benchmarks.Models;

namespace CompiledNet.Benchmarks.Networks;

/// <summary>GRU of one channel and 8 units, dense to one number: what an audio effect runs for each sample of sound.</summary>
[Network(Streaming = true)]
[Input(64, 1)]
[GRU(8)]
[Dense(1)]
[Loss<MeanSquaredError>]
public sealed partial class GRU8
{
    /// <summary>The weights that ours and all peers use.</summary>
    public static Model Model { get; } = new ModelBuilder(seed: 8, inputs: 1).GRU(8).Dense(1, Activation.None).Build();
}
