namespace CompiledNet.Generator.Tests;

/// <summary>Layers that mix samples with their targets stand where a batch comes in, of networks whose targets have a mean.</summary>
public class MixingDiagnosticsTests
{
    [Theory]
    [InlineData("Input(8), Dense(8), MixUp, Dense(1), Loss<MeanSquaredError>", "'mix_up' reads 'dense', but mixes samples before the network sees them: put it directly behind [Input]")]
    [InlineData("Input(8), MixUp, Dense<Softmax>(3), Loss<SparseCategoricalCrossentropy>",
        "'mix_up' mixes targets, and those of SparseCategoricalCrossentropy are indices of classes, which have no mean: use CategoricalCrossentropy with one-hot targets")]
    [InlineData("Input(8), MixUp, Dense(3), Loss<NegativeLogLikelihood>",
        "'mix_up' mixes targets, and those of NegativeLogLikelihood are indices of classes, which have no mean: use CategoricalCrossentropy with one-hot targets")]
    public void Where_it_cannot_mix_it_is_refused(string layers, string message) => Declared.Wrongly($"[Network, {layers}] partial class Net;", $"CN0106 at 'MixUp': {message}");

    [Fact]
    public void Another_reader_of_the_input_would_see_other_samples() => Declared.Wrongly(
        """
        [Network] partial class Net
        {
            [Input(8)] public partial Node X { get; }
            [MixUp] public partial Node Mixed { get; }
            [Add(nameof(X), nameof(Mixed))] public partial Node Sum { get; }
            [Dense(1), Output<MeanSquaredError>] public partial Node Y { get; }
        }
        """,
        "CN0106 at 'MixUp': 'Mixed' mixes 'X', which another layer reads as well: let that one read 'Mixed'");

    [Fact]
    public void Several_inputs_are_mixed_in_the_source() => Declared.Wrongly(
        """
        [Network] partial class Net
        {
            [Input(8)] public partial Node X { get; }
            [MixUp] public partial Node Mixed { get; }
            [Input(8)] public partial Node Z { get; }
            [Add(nameof(Mixed), nameof(Z))] public partial Node Sum { get; }
            [Dense(1), Output<MeanSquaredError>] public partial Node Y { get; }
        }
        """,
        "CN0106 at 'MixUp': 'Mixed' mixes the samples of one input, and this network has several: mix in the source, by BatchSource.MapBatches");
}
