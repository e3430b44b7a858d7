using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>TimeDistributed over blocks of all kinds of layers.</summary>
public sealed class TimeDistributedTests : LayerTests<TimeDistributedTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("one layer", "[Input(4, 3)] [TimeDistributed<OneLayer>] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("images, then recurrence", "[Input(3, 5, 5, 1)] [TimeDistributed<Images>] [GRU(4)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("normalised, with a skip", "[Input(4, 3)] [Dense<Tanh>(5)] [TimeDistributed<Skip>] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("two inputs", "A: [Input(3, 2)] | B: [Input(3, 4)] | C: [TimeDistributed<TwoInputs>(nameof(A), nameof(B))] | D: [Flatten] | E: [Dense(2), Output<MeanSquaredError>]"),
        new("batch normalization", "[Input(4, 3)] [TimeDistributed<Batches>] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("batch normalization of images", "[Input(3, 4, 4, 2)] [TimeDistributed<Filters>] [GRU(3)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("frames modulated by another sequence", "A: [Input(3, 4)] | B: [Input(3, 2)] | C: [Dense<Tanh>(5, From = nameof(A))] | D: [TimeDistributed<Modulated>(nameof(C), nameof(B))] | E: [LSTM(3, ReturnSequences = true)] | F: [Dense(2), Output<MeanSquaredError>]"),
        new("modulated images", "A: [Input(2, 3, 3, 2)] | B: [Input(2, 3)] | D: [TimeDistributed<Modulated>(nameof(A), nameof(B))] | E: [Flatten] | F: [Dense(2), Output<MeanSquaredError>]"),
        new("causal around it", "[Input(6, 2)] [Conv1D<Tanh>(3, 2, Padding = Padding.Causal)] [TimeDistributed<Skip>] [GRU(4, ReturnSequences = true)] [TimeDistributed<Classes>] [Loss<CategoricalCrossentropy>]"),
        new("of what is no sequence in time", "[Input(5, 2)] [GRU(4)] [RepeatVector(3)] [TimeDistributed<OneLayer>] [Flatten] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("lone numbers", "[Input(4, 1)] [TimeDistributed<Lone>] [Flatten] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("at the end", "[Input(3, 4)] [TimeDistributed<Classes>] [Loss<CategoricalCrossentropy>]"),
        new("masked, then recurrence", "[Input(6, 3)] [Dense<ReLU>(2)] [Masking] [TimeDistributed<OneLayer>] [GRU(4)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("masked, with a skip, at the end", "[Input(6, 3)] [Dense<ReLU>(2)] [Masking] [TimeDistributed<Skip>] [TimeDistributed<Classes>] [Loss<CategoricalCrossentropy>]"),
        new("masked, a single step", "[Input(1, 3)] [Dense<ReLU>(1)] [Masking] [TimeDistributed<OneLayer>] [LSTM(3, ReturnSequences = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("a single step", "[Input(1, 4)] [TimeDistributed<Classes>] [Loss<CategoricalCrossentropy>]"),
    ];

    public static string Blocks => """
        [Block, Input, Dense<Tanh>(5)] public partial class OneLayer;
        [Block, Input, Conv2D<Tanh>(3, 3), MaxPooling2D(2, Strides = [1]), Flatten, Dense<Tanh>(4)] public partial class Images;
        [Block] public partial class Skip
        {
            [Input]                     public partial Node X { get; }
            [LayerNormalization]        public partial Node A { get; }
            [Dense<SiLU>]               public partial Node B { get; }
            [Dropout(0.0)]              public partial Node C { get; }
            [Add(nameof(X), nameof(C))] public partial Node Y { get; }
        }
        [Block] public partial class TwoInputs
        {
            [Input]                             public partial Node A { get; }
            [Input]                             public partial Node B { get; }
            [Concatenate(nameof(A), nameof(B))] public partial Node C { get; }
            [Dense<Tanh>(3)]                    public partial Node D { get; }
        }
        [Block] public partial class Modulated
        {
            [Input]                          public partial Node X { get; }
            [Input]                          public partial Node Z { get; }
            [FiLM(nameof(X), nameof(Z))]     public partial Node M { get; }
            [Activation<Tanh>]               public partial Node Y { get; }
        }
        [Block, Input, Dense(4), BatchNormalization, Activation<Tanh>, Dense(3)] public partial class Batches;
        [Block, Input, Conv2D(5, 3, UseBias = false), BatchNormalization, Activation<SiLU>, Flatten] public partial class Filters;
        [Block, Input, Dense<Tanh>(1)] public partial class Lone;
        [Block, Input, Dense<Tanh>(3), Dense<Softmax>(3)] public partial class Classes;
        """;

    private static readonly string[] s_streamed = ["images, then recurrence", "two inputs", "frames modulated by another sequence", "causal around it"];

    private static readonly Lazy<IReadOnlyList<NetworkForms>> s_streaming = new(() => NetworkForms.Compile(
        [.. Cases.Where(source => s_streamed.Contains(source.Name)).Select(source => source with { Layers = source.Layers.Replace(" | D: [Flatten]", "") })], Blocks, precisionsOnly: true));

    public static TheoryData<string> Streamed => [.. s_streamed];

    [Theory, MemberData(nameof(Streamed))]
    public void Takes_its_sequence_step_by_step(string name) => s_streaming.Value.Single(forms => forms.Source.Name == name).Single.NewStreamingSession().ShouldNotBeNull();

    [Fact]
    public void Gives_for_each_frame_what_the_block_gives_for_it_alone()
    {
        var forms = NetworkForms.Compile(
            [new("all", "[Input(3, 5, 5, 1)] [TimeDistributed<Images>]") { HasReference = false }, new("one", "[Input(5, 5, 1)] [Conv2D<Tanh>(3, 3)] [MaxPooling2D(2, Strides = [1])] [Flatten] [Dense<Tanh>(4)]") { HasReference = false }],
            Blocks, precisionsOnly: true);
        var (all, one) = (forms[0].Single, forms[1].Single);
        all.Network.Change(block => one.Network.Parameters.Span.CopyTo(block));
        float[] inputs = new Samples<float>(all.Description, 1).Inputs, together = new float[12], alone = new float[4];
        all.Predict(inputs, together);
        for (int frame = 0; frame < 3; frame++)
        {
            one.Predict(inputs.AsSpan(frame * 25, 25), alone);
            Agreement.Demand<float>($"frame {frame}", together.AsSpan(frame * 4, 4).ToArray(), alone, 1e-6);
        }
    }
}
