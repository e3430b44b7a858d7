using System.Collections.Generic;
using System.Linq;
using CompiledNet.Testing;
using Microsoft.CodeAnalysis.CSharp;

namespace CompiledNet.Generator.Tests;

/// <summary>Emitted text, and with it the time that it takes, depends on the layers, not on how long sequences or how large images are.</summary>
public class EmittedLengthTests
{
    private static readonly string[] OnSequences =
    [
        "Conv1D<ReLU>(16, 9)", "Conv1D<ReLU>(4, 3, Padding = Padding.Same, Strides = [2])", "DepthwiseConv1D<ReLU>(5)", "Conv1DTranspose<ReLU>(4, 3, Strides = [2])", "MaxPooling1D(2)", "AveragePooling1D(8)",
        "LSTM(4, ReturnSequences = true)", "GRU(4, ReturnSequences = true, GoBackwards = true)", "BatchNormalization", "LayerNormalization", "Dropout(0.5)", "Dense<Softmax>(4)", "PReLU",
        "ZeroPadding1D(2)", "Cropping1D(1)", "UpSampling1D(3)", "PositionalEncoding", "Masking(0)",
    ];

    private static readonly string[] AfterSequences = ["GlobalAveragePooling1D", "GlobalMaxPooling1D", "Flatten", "SimpleRNN(4)", "Permute(2, 1)"];

    private static readonly string[] OnImages =
        ["Conv2D<ReLU>(16, 3)", "Conv2D<ReLU>(4, 5, Strides = [2])", "DepthwiseConv2D<ReLU>(3)", "Conv2DTranspose<ReLU>(4, 3, Strides = [2])", "MaxPooling2D(2)", "AveragePooling2D(5)", "BatchNormalization", "GroupNormalization(2)", "Dense<Tanh>(4)", "ZeroPadding2D(2)", "UpSampling2D(2)"];

    private static readonly string[] AfterImages = ["GlobalAveragePooling2D", "GlobalMaxPooling2D", "Flatten", "Permute(3, 1, 2)"];

    private const string Blocks = """

        [Block, Input, Dense<Tanh>(4)] partial class Frame;
        [Block] partial class Cell
        {
            [Input] public partial Node X { get; }
            [State(4, Next = nameof(H))] public partial Node Before { get; }
            [Concatenate(nameof(X), nameof(Before))] public partial Node Both { get; }
            [Dense<Tanh>(4)] public partial Node H { get; }
        }
        """;

    // A window as large as what it is laid over was written out once, in one expression.
    [Fact]
    public void No_pair_of_layers_emits_more_for_a_longer_sequence() => Compare(
        length => [.. Pairs($"Input({length}, 4)", OnSequences, AfterSequences)], Sampling.IsLong ? [1_000, 100_000, 1_000_000] : [1_000, 5_000]);

    [Fact]
    public void No_pair_of_layers_emits_more_for_a_larger_image() => Compare(
        side => [.. Pairs($"Input({side}, {side}, 4)", OnImages, AfterImages)], Sampling.IsLong ? [60, 300, 1_000] : [60, 120]);

    [Fact]
    public void No_layer_emits_more_for_a_larger_window_table_or_margin() => Compare(
        size =>
        [
            $"Input({2 * size}, 4), Conv1D<ReLU>(16, {size})", $"Input({2 * size}, 4), DepthwiseConv1D({size})", $"Input({2 * size}, 4), Conv1DTranspose(4, {size}, Strides = [2])", $"Input({2 * size}, 4), Conv1D<ReLU>(16, 3), MaxPooling1D({size})",
            $"Input({2 * size}, 4), AveragePooling1D({size}, Strides = [3])", $"Input({2 * size}, 4), MaxPooling1D({size}, Padding = Padding.Same)", $"Input(9, 4), ZeroPadding1D({size})", $"Input({2 * size}, 4), Cropping1D({size / 2})",
            $"Input(9, 4), UpSampling1D({size})", $"Input(9), RepeatVector({size})", $"Input({size}, 4), Permute(2, 1)", $"Input({size}, 4), Masking(0), LSTM(4, Dropout = 0.5, RecurrentDropout = 0.5)", $"Input({size}, 8), MultiHeadAttention(2, 4)",
            $"Input({size}), Embedding({size}, 8), PositionalEncoding", $"Input(20), CategoryEncoding({size})", $"Input({size}), Normalization, Dense<ReLU>({size}), LayerNormalization, Softmax",
        ],
        Sampling.IsLong ? [1_000, 4_000, 8_000] : [1_000, 4_000]);

    // One network each, or one of many layers: what they compute is not what the text depends on.
    [Fact]
    public void No_layer_of_sound_attention_mixing_sharing_or_of_a_cell_emits_more_for_more_of_it() => Compare(
        size =>
        [
            $"Input({size}, 40), MelSpectrogram(FftLength = 64, SequenceStride = 40, SequenceLength = 40, NumMelBins = 4, Center = false), GlobalAveragePooling1D",
            $"Input({size * 16}), STFTSpectrogram(64, FrameStep = 32), GlobalMaxPooling1D", $"Input({size}, 8), GroupQueryAttention(4, 4, 2), Flatten",
            $"Input({size}, 4), Dense<Tanh>(4, Name = \"first\"), Shared(\"first\"), DenseTranspose(\"first\")", $"Input({size}, 4), Recurrent<Cell>(ReturnSequences = true), TimeDistributed<Frame>, SpatialDropout1D(0.1)",
            $"Input({size}, 4), SeparableConv1D<ReLU>(4, 3), GLU, RMSNormalization, UnitNormalization", $"Input({size}, 4), MixUp(0.2), GaussianNoise(0.1), Flatten, Dense<GELU>(4)",
            $"Input({size / 10}, {size / 10}, 3), CutMix, RandomFlip, RandomTranslation(0.1, 0.1), RandomRotation(0.1), RandomZoom(0.1), RandomShear(0.1, 0.1), RandomBrightness(0.1), RandomContrast(0.1), RandomErasing(1), "
                + $"RandomCrop({size / 20}, {size / 20}), SpatialDropout2D(0.1), SeparableConv2D<ReLU>(4, 3), Cropping2D(1), GlobalAveragePooling2D",
        ],
        Sampling.IsLong ? [400, 2_000, 4_000] : [400, 2_000]);

    private static IEnumerable<string> Pairs(string input, string[] layers, string[] last) =>
        layers.SelectMany(first => layers.Concat(last).Select(second => $"{input}, {first}, {second}"));

    private static void Compare(System.Func<int, string[]> stacks, int[] sizes)
    {
        string[] names = stacks(sizes[0]);
        var shortest = Lengths(names);
        foreach (int size in sizes.Skip(1))
        {
            string[] larger = stacks(size);
            var lengths = Lengths(larger);
            for (int i = 0; i < names.Length; i++)
            {
                // Longer numbers, and a few choices that depend on sizes.
                shortest[i].ShouldBeGreaterThan(2_000, names[i]);
                ((double)lengths[i]).ShouldBeLessThan(shortest[i] * 1.15 + 500, larger[i]);
            }
        }
    }

    private static int[] Lengths(string[] stacks)
    {
        string source = string.Join("\n", stacks.Select((stack, i) => $"[Network(VectorWidths = VectorWidths.V256), {stack}, Loss<MeanSquaredError>] partial class N{i};")) + Blocks;
        var result = GeneratorHost.Driver().RunGenerators(GeneratorHost.Compilation(LanguageVersion.CSharp13, Sources.File(source)), TestContext.Current.CancellationToken).GetRunResult().Results.Single();
        result.Exception.ShouldBeNull();
        result.Diagnostics.Select(diagnostic => diagnostic.ToString()).ShouldBeEmpty();
        var lengths = result.GeneratedSources.ToLookup(file => file.HintName.Split('.')[1], file => file.SourceText.Length);
        return [.. stacks.Select((_, i) => lengths[$"N{i}"].Sum())];
    }
}
