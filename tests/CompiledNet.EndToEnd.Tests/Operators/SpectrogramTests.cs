using System.Collections.Generic;
using System.Linq;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>Spectrograms in all forms of a network; their numbers are those of SpectrogramValueTests.</summary>
public sealed class SpectrogramTests : ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("samples", "[Input(2)] [Dense<Tanh>(60)] [STFTSpectrogram(16, FrameStep = 7, Padding = Padding.Same)] [GlobalAveragePooling1D] [Dense(2)] [Loss<MeanSquaredError>]") { HasReference = false },
        new("hops within", "[Input(6, 5)] [Dense<Tanh>(5)] [STFTSpectrogram(12, FrameStep = 5, Mode = SpectrogramMode.Psd)] [Dense(2)] [Loss<MeanSquaredError>]") { HasReference = false },
        new("hops", "[Input(6, 5)] [MelSpectrogram(FftLength = 16, SequenceStride = 5, NumMelBins = 4, Center = false, MagExp = 1)] [Dense(2)] [Loss<MeanSquaredError>]") { HasReference = false },
        new("in the middle", "[Input(3)] [Dense<Tanh>(40)] [Reshape(40, 1)] [MelSpectrogram(FftLength = 16, SequenceStride = 8, NumMelBins = 4, PowerToDb = false)] [Flatten] [Dense(2)] [Loss<MeanSquaredError>]") { HasReference = false },
    ];

    public static TheoryData<string> Names => [.. Cases.Select(source => source.Name)];

    [Theory, MemberData(nameof(Names))]
    public void Conforms(string name) => LayerConformance.Check(LayerCompilations.Of(typeof(SpectrogramTests)).Single(forms => forms.Source.Name == name));
}
