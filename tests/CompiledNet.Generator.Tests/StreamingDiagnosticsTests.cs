using System.Linq;
using CompiledNet.Testing;

namespace CompiledNet.Generator.Tests;

public class StreamingDiagnosticsTests
{
    [Theory]
    [InlineData("Flatten", "'flatten' cannot take a sequence step by step: it makes one vector of all frames")]
    [InlineData("Conv1D(4, 3, Padding = Padding.Same)", "'conv1d' cannot take a sequence step by step: its padding looks at frames to come; Padding.Causal does not")]
    [InlineData("Conv1D(4, 3, Strides = new[] { 2 }, Padding = Padding.Causal)", "'conv1d' cannot take a sequence step by step: with its stride it gives fewer frames than it takes")]
    [InlineData("PReLU", "'p_re_lu' cannot take a sequence step by step: every frame has slopes of its own; give SharedAxes = new[] { 1 } to share them")]
    [InlineData("GlobalAveragePooling1D", "'global_average_pooling1d' cannot take a sequence step by step: it reads the whole sequence at once")]
    [InlineData("Cropping1D(0, 1)", "'cropping1d' cannot take a sequence step by step: it leaves out the last frames, and no step knows that it is one of them")]
    [InlineData("Permute(2, 1)", "'permute' cannot take a sequence step by step: it moves the first axis, that of the frames, to another place")]
    public void A_layer_that_cannot_stream(string layer, string message)
    {
        Declared.Wrongly($"[Network(Streaming = true), Input(10, 2), {layer}, Dense(1)] partial class Net;", $"CN0038 at '{layer}': {message}; replace it, or remove Streaming = true");
        HasStep($"[Network, Input(10, 2), {layer}, Dense(1)] partial class Net;").ShouldBeFalse();
    }

    [Fact]
    public void No_sequence() => Declared.Wrongly(
        "[Network(Streaming = true), Input(10), Dense(1)] partial class Net;",
        "CN0038 at 'Net': 'Net' cannot take a sequence step by step: it has no sequence among its inputs, such as [Input(100, 1)] for 100 frames of one number; replace it, or remove Streaming = true");

    [Fact]
    public void Sequences_of_different_lengths() => Declared.Wrongly(
        """
        [Network(Streaming = true)] partial class Net
        {
            [Input(10, 2)] public partial Node A { get; }
            [Input(9, 2)] public partial Node B { get; }
            [Cropping1D(1, 0, From = nameof(A))] public partial Node C { get; }
            [Add(nameof(B), nameof(C))] public partial Node D { get; }
        }
        """,
        "CN0038 at 'Input(9, 2)': 'B' cannot take a sequence step by step: it has 9 frames, but another input has 10; replace it, or remove Streaming = true");

    [Fact]
    public void Frames_of_a_sequence_beside_what_is_none() => Declared.Wrongly(
        """
        [Block] partial class Part
        {
            [Input] public partial Node X { get; }
            [Input] public partial Node Z { get; }
            [Add(nameof(X), nameof(Z))] public partial Node Y { get; }
        }
        [Network(Streaming = true)] partial class Net
        {
            [Input(3, 2)] public partial Node A { get; }
            [GRU(2)] public partial Node B { get; }
            [RepeatVector(3)] public partial Node C { get; }
            [TimeDistributed<Part>(nameof(A), nameof(C))] public partial Node D { get; }
        }
        """,
        "CN0038 at 'TimeDistributed<Part>(nameof(A), nameof(C))': 'D/1/Y' cannot take a sequence step by step: it joins frames of a sequence with something that is none; replace it, or remove Streaming = true");

    [Fact]
    public void A_network_that_can() => HasStep("[Network(Streaming = true), Input(10, 2), Conv1D(4, 3, Padding = Padding.Causal), Dense(1)] partial class Net;").ShouldBeTrue();

    private static bool HasStep(string declaration) => GeneratorHost.Run(Sources.File(declaration)).Files.Any(file => file.Key.Contains("Stepping"));
}
