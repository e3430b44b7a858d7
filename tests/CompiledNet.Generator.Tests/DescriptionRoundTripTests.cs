using System.Linq;
using CompiledNet.Testing;

namespace CompiledNet.Generator.Tests;

/// <summary>
/// The description holds the whole declaration: one written from nothing but the description of a network compiles to a network of the
/// same shapes, parameters and fingerprint.
/// </summary>
public class DescriptionRoundTripTests
{
    private static readonly string[] s_networks =
    [
        "[Network, Input(8, 8, 3), ZeroPadding2D(1, 0, 2, 1), MaxPooling2D(3, Strides = new[] { 2 }, Padding = Padding.Same), PReLU(SharedAxes = new[] { 1, 2 }), UpSampling2D(2), Cropping2D(1), AveragePooling2D, GroupNormalization(3), SpatialDropout2D(0.1), GlobalMaxPooling2D] partial class Net",
        "[Network, Input(8, 8, 3), Conv2D<ReLU>(6, 3, Padding = Padding.Same), SeparableConv2D<GELU>(9, 3, Strides = new[] { 2 }), DepthwiseConv2D(2), Conv2DTranspose<Tanh>(4, 2, Strides = new[] { 2 }), Conv2D(8, 2, Groups = 2), Flatten, Reshape(-1, 8), Dense<Softmax>(3)] partial class Net",
        "[Network, Input(9, 3), Conv1D<LeakyReLU>(6, 3, DilationRate = new[] { 2 }, Padding = Padding.Causal, ActivationArguments = new[] { 0.1 }), SeparableConv1D(4, 3), DepthwiseConv1D<SiLU>(2, DepthMultiplier = 2), Conv1DTranspose(4, 2), Permute(2, 1), Flatten] partial class Net",
        "[Network, Input(5, 3), LSTM(6, ReturnSequences = true, Dropout = 0.2), GRU<Softsign, HardSigmoid>(4, ResetAfter = false, ReturnSequences = true), SimpleRNN<LeakyReLU>(3, ActivationArguments = new[] { 0.1 }, Bidirectional = Bidirectional.Mul, ReturnSequences = true), GRU(5, GoBackwards = true), RepeatVector(3)] partial class Net",
        "[Network, Input(8), Embedding(9, 6, MaskZero = true, LearnedPositions = true), PositionalEncoding(MaxWavelength = 100), MultiHeadAttention(2, 3, ValueDim = 5, UseCausalMask = true, Dropout = 0.1), GroupQueryAttention(4, 4, 2, UseBias = false), Masking, Attention(UseScale = true), GlobalAveragePooling1D] partial class Net",
        "[Network, Input(8), Rescaling(0.5, -1), GaussianNoise(0.1), Dense<ELU>(8, Trainable = false), GaussianDropout(0.1), AlphaDropout(0.1), RMSNormalization(Epsilon = 0.01), UnitNormalization, LayerNormalization(Scale = false), BatchNormalization(Momentum = 0.9), Activation<SiLU>, GLU<Tanh>, GatedTanh, Softmax] partial class Net",
        "[Network] partial class Net { [Input(4, 3)] public partial Node A { get; } [Input(5)] public partial Node B { get; } [FiLM(nameof(A), nameof(B), UseBias = false)] public partial Node F { get; } [Concatenate(nameof(A), nameof(F), Axis = 0)] public partial Node C { get; } [Dense<Tanh>(3)] public partial Node D { get; } [Subtract(nameof(D), nameof(C))] public partial Node S { get; } [Maximum(nameof(S), nameof(D), nameof(C))] public partial Node M { get; } }",
        "[Network, Input(4, 6, 6, 3), TimeDistributed<Images>, TimeDistributed<Pairs>, Recurrent<Unit>(ReturnSequences = true), Recurrent<Unit>(GoBackwards = true), Dense<Softmax>(3)] partial class Net",
        "[Network] partial class Net { [Input(5, 3)] public partial Node A { get; } [Input(5, 3)] public partial Node B { get; } [TimeDistributed<Pairs>(nameof(A))] public partial Node L { get; } [Shared(nameof(L), nameof(B))] public partial Node R { get; } [Recurrent<Unit>(nameof(L))] public partial Node U { get; } [Shared(nameof(U), nameof(R))] public partial Node V { get; } [Add(nameof(U), nameof(V))] public partial Node S { get; } [Dense(7)] public partial Node D { get; } [DenseTranspose<Tanh>(nameof(D))] public partial Node T { get; } [Shared(nameof(D))] public partial Node E { get; } [Shared(nameof(T))] public partial Node Y { get; } }",
        "[Network] partial class Net { [Input(6)] public partial Node A { get; } [Input(6)] public partial Node B { get; } [Dense<Tanh>(4, From = nameof(A))] public partial Node L { get; } [Shared(nameof(L), nameof(B))] public partial Node R { get; } [Multiply(nameof(L), nameof(R))] public partial Node M { get; } [DenseTranspose<Sigmoid>(nameof(L))] public partial Node Y { get; } }",
    ];

    private const string Blocks = """
        [Block, Input, Conv2D<Tanh>(3, 3), Flatten, Dense(5)] partial class Images;
        [Block] partial class Pairs { [Input] public partial Node X { get; } [Dense<SiLU>(5)] public partial Node P { get; } [Dense<Tanh>(5, From = nameof(X))] public partial Node Q { get; } [Add(nameof(P), nameof(Q))] public partial Node Y { get; } }
        [Block] partial class Unit { [Input] public partial Node X { get; } [State(4, Next = nameof(Y))] public partial Node B { get; } [Concatenate(nameof(X), nameof(B))] public partial Node C { get; } [Dense<Tanh>(4)] public partial Node Y { get; } }

        """;

    [Fact]
    public void A_network_written_from_its_description_is_the_same()
    {
        var first = DescribedNetworks.Of(Sources.File(Blocks + string.Join("\n", s_networks.Select((network, i) => $"{network.Replace("partial class Net", $"partial class Net{i}")}{(network.EndsWith('}') ? "" : ";")}"))));
        var second = DescribedNetworks.Of(Sources.File(string.Join("\n", first.Values.Select(network => DescribedDeclaration.Of(network, network.Name)))));

        foreach (var (name, network) in first) DescribedNetworks.Difference(second[name], network).ShouldBeNull(name);
    }
}
