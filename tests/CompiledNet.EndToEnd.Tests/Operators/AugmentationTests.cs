using System.Collections.Generic;
using System.Linq;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>Augmentation outside training, where it is the identity, but for a crop, which is the middle then.</summary>
public sealed class AugmentationTests : ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("moving", "[Input(5, 4, 2)] [RandomFlip] [Conv2D<Tanh>(3, 2)] [RandomTranslation(0.1, 0.2)] [RandomRotation(0.1)] [RandomZoom(0.2)] [RandomShear(0.1, 0.1)] [Flatten] [Dense(2)] [Loss<MeanSquaredError>]") { HasReference = false },
        new("colors", "[Input(4, 3, 1)] [RandomBrightness(0.1)] [RandomContrast(0.1)] [Conv2D<Tanh>(2, 2)] [RandomErasing] [Flatten] [Dense(2)] [Loss<MeanSquaredError>]") { HasReference = false },
        new("crop", "[Input(6, 7, 2)] [RandomCrop(4, 3)] [Conv2D<Tanh>(3, 2)] [RandomCrop(5, 4)] [Flatten] [Dense(2)] [Loss<MeanSquaredError>]") { HasReference = false },
    ];

    public static TheoryData<string> Names => [.. Cases.Select(source => source.Name)];

    [Theory, MemberData(nameof(Names))]
    public void Conforms(string name) => LayerConformance.Check(LayerCompilations.Of(typeof(AugmentationTests)).Single(forms => forms.Source.Name == name));
}
