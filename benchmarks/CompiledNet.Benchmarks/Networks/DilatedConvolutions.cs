using CompiledNet.Benchmarks.Models;

namespace CompiledNet.Benchmarks.Networks;

/// <summary>Four causal convolutions of 16 filters and three taps with dilations 1, 2, 4, 8, and a dense layer to one number: the trunk of a small WaveNet.</summary>
[Network(Streaming = true)]
[Input(64, 1)]
[Conv1D<Tanh>(16, 3, Padding = Padding.Causal, DilationRate = [1])]
[Conv1D<Tanh>(16, 3, Padding = Padding.Causal, DilationRate = [2])]
[Conv1D<Tanh>(16, 3, Padding = Padding.Causal, DilationRate = [4])]
[Conv1D<Tanh>(16, 3, Padding = Padding.Causal, DilationRate = [8])]
[Dense(1)]
[Loss<MeanSquaredError>]
public sealed partial class DilatedConvolutions
{
    /// <summary>The weights that ours and all peers use.</summary>
    public static Model Model { get; } = new ModelBuilder(seed: 16, inputs: 1)
        .CausalConvolution(16, 3, 1, Activation.Tanh).CausalConvolution(16, 3, 2, Activation.Tanh)
        .CausalConvolution(16, 3, 4, Activation.Tanh).CausalConvolution(16, 3, 8, Activation.Tanh)
        .Dense(1, Activation.None).Build();
}
