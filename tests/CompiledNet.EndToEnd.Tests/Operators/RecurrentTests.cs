using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>Recurrent over cells of all kinds, as users write them.</summary>
public sealed class RecurrentTests : LayerTests<RecurrentTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("minimal gated unit", "[Input(5, 3)] [Recurrent<MinimalGatedUnit>] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("minimal gated unit, sequences", "[Input(5, 3)] [Dense<Tanh>(4)] [Recurrent<MinimalGatedUnit>(ReturnSequences = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("backwards", "[Input(4, 3)] [Dense<Tanh>(4)] [Recurrent<MinimalGatedUnit>(GoBackwards = true, ReturnSequences = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("backwards, the last", "[Input(4, 3)] [Dense<Tanh>(4)] [Recurrent<MinimalGatedUnit>(GoBackwards = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("two states", "[Input(4, 2)] [Recurrent<LongMemory>] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("two states, sequences, stacked", "[Input(4, 2)] [Recurrent<LongMemory>(ReturnSequences = true)] [Recurrent<MinimalGatedUnit>(ReturnSequences = true)] [Recurrent<LongMemory>] [Dense(1)] [Loss<MeanSquaredError>]"),
        new("normalised", "[Input(4, 3)] [Dense<Tanh>(3)] [Recurrent<Normalised>(ReturnSequences = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("lone numbers", "[Input(5, 1)] [Recurrent<Lone>(ReturnSequences = true)] [Recurrent<Lone>] [Loss<MeanSquaredError>]"),
        new("a lone number at the end", "[Input(4, 1)] [Dense(2)] [Recurrent<Leak>(ReturnSequences = true)] [Dense<Tanh>(1)] [Recurrent<Lone>(ReturnSequences = true)] [Loss<MeanSquaredError>]"),
        new("a single step", "[Input(1, 3)] [Dense(2)] [Recurrent<LongMemory>] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("a single step as a sequence", "[Input(1, 3)] [Dense(2)] [Recurrent<MinimalGatedUnit>(ReturnSequences = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("what no state depends on", "[Input(4, 2)] [Dense<Tanh>(3)] [Recurrent<WithReadout>] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("what no state depends on, sequences", "[Input(4, 2)] [Dense<Tanh>(3)] [Recurrent<WithReadout>(ReturnSequences = true)] [Loss<MeanSquaredError>]"),
        new("states handed on", "[Input(6, 2)] [Dense<Tanh>(3)] [Recurrent<DelayLine>(ReturnSequences = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("states handed on, the last", "[Input(5, 2)] [Dense<Tanh>(3)] [Recurrent<DelayLine>] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("states that change places", "[Input(4, 2)] [Dense<Tanh>(3)] [Recurrent<Exchange>(ReturnSequences = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("a state as the result", "[Input(4, 3)] [Dense<Tanh>(3)] [Recurrent<Delay>(ReturnSequences = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("a state as the result, the last", "[Input(4, 3)] [Dense<Tanh>(3)] [Recurrent<Delay>] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("gates read outside, the last", "[Input(4, 2)] [Dense<Tanh>(3)] [Recurrent<OpenGate>] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("gates read outside, sequences", "[Input(4, 2)] [Dense<Tanh>(3)] [Recurrent<OpenGate>(ReturnSequences = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("two sequences", "A: [Input(4, 2)] | B: [Input(4, 3)] | C: [Dense<Tanh>(3, From = nameof(A))] | D: [Recurrent<TwoInputs>(nameof(C), nameof(B), ReturnSequences = true)] | E: [Dense(2), Output<MeanSquaredError>]"),
        new("frozen", "[Input(4, 2)] [Dense<Tanh>(3)] [Recurrent<Frozen>(ReturnSequences = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("wide", "[Input(3, 2)] [Dense<Tanh>(17)] [Recurrent<Wide>(ReturnSequences = true)] [Dense(2)] [Loss<MeanSquaredError>]") { Scale = 0.25 },
        new("activations that need their inputs", "[Input(3, 2)] [Dense<Tanh>(3)] [Recurrent<Curved>(ReturnSequences = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("an activation that is infinite at zero", "[Input(1, 2)] [Dense(4)] [Recurrent<Logarithmic>] [Dense(2)] [Loss<MeanSquaredError>]") { Scale = 0.9 },
        new("images", "[Input(3, 4, 4, 1)] [Recurrent<Images>(ReturnSequences = true)] [Flatten] [Dense(2)] [Loss<MeanSquaredError>]") { HasReference = false, Scale = 0.4 },
        new("images of one channel, the last", "[Input(3, 3, 3, 2)] [Dense<Tanh>(2)] [Recurrent<OneChannel>] [Flatten] [Dense(2)] [Loss<MeanSquaredError>]") { HasReference = false, Scale = 0.4 },
        new("layers of all kinds", "[Input(3, 5)] [Dense<Tanh>(4)] [Recurrent<AllKinds>(ReturnSequences = true)] [Dense(2)] [Loss<MeanSquaredError>]") { HasReference = false, Scale = 0.5 },
        new("blocks with states", "[Input(3, 2)] [Dense<Tanh>(4)] [Recurrent<Nested>(ReturnSequences = true)] [Dense(2)] [Loss<MeanSquaredError>]") { HasReference = false },
        new("masked", "[Input(6, 3)] [Dense<ReLU>(2)] [Masking] [Recurrent<MinimalGatedUnit>] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("masked, sequences", "[Input(6, 3)] [Dense<ReLU>(2)] [Masking] [Recurrent<MinimalGatedUnit>(ReturnSequences = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("masked, backwards, and the mask behind", "[Input(6, 3)] [Dense<ReLU>(2)] [Masking] [Recurrent<LongMemory>(GoBackwards = true, ReturnSequences = true)] [GlobalAveragePooling1D] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("masked, backwards, the last", "[Input(6, 3)] [Dense<ReLU>(2)] [Masking] [Recurrent<LongMemory>(GoBackwards = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("masked, what no state depends on", "[Input(6, 3)] [Dense<ReLU>(2)] [Masking] [Recurrent<WithReadout>] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("masked, what no state depends on, sequences", "[Input(6, 3)] [Dense<ReLU>(2)] [Masking] [Recurrent<WithReadout>(ReturnSequences = true)] [Loss<MeanSquaredError>]"),
        new("masked, states handed on", "[Input(6, 3)] [Dense<ReLU>(3)] [Masking] [Recurrent<DelayLine>(ReturnSequences = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("masked, states handed on, the last", "[Input(6, 3)] [Dense<ReLU>(3)] [Masking] [Recurrent<DelayLine>] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("masked, states that change places", "[Input(6, 3)] [Dense<ReLU>(3)] [Masking] [Recurrent<Exchange>(ReturnSequences = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("masked, a state as the result, the last", "[Input(6, 3)] [Dense<ReLU>(3)] [Masking] [Recurrent<Delay>] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("masked lone numbers", "[Input(6, 2)] [Dense<ReLU>(1)] [Masking] [Recurrent<Lone>(ReturnSequences = true)] [Recurrent<Lone>] [Loss<MeanSquaredError>]"),
        new("two masked sequences", "A: [Input(5, 3)] | C: [Dense<ReLU>(3)] | M: [Masking] | B: [Dense<ReLU>(3, From = nameof(A))] | N: [Masking] | D: [Recurrent<TwoInputs>(nameof(M), nameof(N), ReturnSequences = true)] | E: [Dense(2), Output<MeanSquaredError>]"),
        new("one of two sequences masked", "A: [Input(5, 3)] | C: [Dense<ReLU>(3)] | M: [Masking] | D: [Recurrent<TwoInputs>(nameof(A), nameof(M))] | E: [Dense(2), Output<MeanSquaredError>]"),
        new("masked, embedded, a single step", "[Input(1)] [Rescaling(2, 1)] [Activation<ReLU>] [Embedding(4, 3, MaskZero = true)] [Recurrent<MinimalGatedUnit>(ReturnSequences = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("at the end, fused with nothing", "[Input(3, 2)] [Dense<Tanh>(4)] [Recurrent<Classes>(ReturnSequences = true)] [Loss<CategoricalCrossentropy>]"),
    ];

    public static string Blocks => """
        [Block] public partial class MinimalGatedUnit
        {
            [Input]                                         public partial Node Frame { get; }
            [State(4, Next = nameof(Hidden))]               public partial Node Before { get; }
            [Concatenate(nameof(Frame), nameof(Before))]    public partial Node Both { get; }
            [Dense<Sigmoid>(4)]                             public partial Node Forget { get; }
            [Multiply(nameof(Forget), nameof(Before))]      public partial Node Kept { get; }
            [Concatenate(nameof(Frame), nameof(Kept))]      public partial Node Seen { get; }
            [Dense<Tanh>(4)]                                public partial Node Candidate { get; }
            [Multiply(nameof(Forget), nameof(Candidate))]   public partial Node New { get; }
            [Subtract(nameof(Before), nameof(Kept))]        public partial Node Old { get; }
            [Add(nameof(Old), nameof(New))]                 public partial Node Hidden { get; }
        }
        [Block] public partial class LongMemory
        {
            [Input]                                          public partial Node Frame { get; }
            [State(3, Next = nameof(Hidden))]                public partial Node Before { get; }
            [State(3, Next = nameof(Cell))]                  public partial Node CellBefore { get; }
            [Concatenate(nameof(Frame), nameof(Before))]     public partial Node Both { get; }
            [Dense<Sigmoid>(3)]                              public partial Node I { get; }
            [Dense<Sigmoid>(3, From = nameof(Both))]         public partial Node F { get; }
            [Dense<Tanh>(3, From = nameof(Both))]            public partial Node G { get; }
            [Dense<Sigmoid>(3, From = nameof(Both))]         public partial Node O { get; }
            [Multiply(nameof(F), nameof(CellBefore))]        public partial Node Kept { get; }
            [Multiply(nameof(I), nameof(G))]                 public partial Node New { get; }
            [Add(nameof(Kept), nameof(New))]                 public partial Node Cell { get; }
            [Activation<Tanh>]                               public partial Node Bounded { get; }
            [Multiply(nameof(O), nameof(Bounded))]           public partial Node Hidden { get; }
        }
        [Block] public partial class Normalised
        {
            [Input]                                          public partial Node Frame { get; }
            [State(5, Next = nameof(Hidden))]                public partial Node Before { get; }
            [Dense(5, From = nameof(Frame))]                 public partial Node FromFrame { get; }
            [Dense(5, From = nameof(Before), UseBias = false)] public partial Node FromBefore { get; }
            [Add(nameof(FromFrame), nameof(FromBefore))]     public partial Node Sum { get; }
            [LayerNormalization]                             public partial Node Scaled { get; }
            [Activation<Tanh>]                               public partial Node Hidden { get; }
        }
        [Block] public partial class Lone
        {
            [Input]                                          public partial Node Frame { get; }
            [State(1, Next = nameof(Hidden))]                public partial Node Before { get; }
            [Dense(1, From = nameof(Frame))]                 public partial Node FromFrame { get; }
            [Dense(1, From = nameof(Before))]                public partial Node FromBefore { get; }
            [Add(nameof(FromFrame), nameof(FromBefore))]     public partial Node Sum { get; }
            [Activation<Tanh>]                               public partial Node Hidden { get; }
        }
        [Block] public partial class Leak
        {
            [Input]                                          public partial Node Frame { get; }
            [State(2, Next = nameof(Mean))]                  public partial Node Before { get; }
            [Average(nameof(Frame), nameof(Before))]         public partial Node Mean { get; }
        }
        [Block] public partial class WithReadout
        {
            [Input]                                          public partial Node Frame { get; }
            [Dense<Tanh>(3)]                                 public partial Node Lifted { get; }
            [State(3, Next = nameof(Hidden))]                public partial Node Before { get; }
            [Dense(3)]                                       public partial Node Turned { get; }
            [Add(nameof(Lifted), nameof(Turned))]            public partial Node Sum { get; }
            [Activation<Tanh>]                               public partial Node Hidden { get; }
            [Concatenate(nameof(Hidden), nameof(Lifted), nameof(Before))] public partial Node All { get; }
            [Dense<Sigmoid>(4)]                              public partial Node Shown { get; }
            [Dense(2)]                                       public partial Node Result { get; }
        }
        [Block] public partial class DelayLine
        {
            [Input]                                          public partial Node Frame { get; }
            [State(3, Next = nameof(Frame))]                 public partial Node One { get; }
            [State(3, Next = nameof(One))]                   public partial Node Two { get; }
            [State(3, Next = nameof(Two))]                   public partial Node Three { get; }
            [Concatenate(nameof(Frame), nameof(One), nameof(Two), nameof(Three))] public partial Node All { get; }
            [Dense<Tanh>(2)]                                 public partial Node Result { get; }
        }
        [Block] public partial class Exchange
        {
            [Input]                                          public partial Node Frame { get; }
            [State(3, Next = nameof(Second))]                public partial Node First { get; }
            [State(3, Next = nameof(Mixed))]                 public partial Node Second { get; }
            [Add(nameof(Frame), nameof(First))]              public partial Node Sum { get; }
            [Dense<Tanh>]                                    public partial Node Mixed { get; }
            [Add(nameof(Second), nameof(Mixed))]             public partial Node Result { get; }
        }
        [Block] public partial class Delay
        {
            [Input]                                          public partial Node Frame { get; }
            [Dense(3)]                                       public partial Node Turned { get; }
            [State(3, Next = nameof(Turned))]                public partial Node Before { get; }
        }
        [Block] public partial class OpenGate
        {
            [Input]                                          public partial Node Frame { get; }
            [State(3, Next = nameof(Hidden))]                public partial Node Before { get; }
            [Add(nameof(Frame), nameof(Before))]             public partial Node Sum { get; }
            [Dense<Sigmoid>(3)]                              public partial Node Gate { get; }
            [Multiply(nameof(Gate), nameof(Sum))]            public partial Node Hidden { get; }
            [Subtract(nameof(Frame), nameof(Gate))]          public partial Node Result { get; }
        }
        [Block] public partial class TwoInputs
        {
            [Input]                                          public partial Node Left { get; }
            [Input]                                          public partial Node Right { get; }
            [State(3, Next = nameof(Hidden))]                public partial Node Before { get; }
            [Add(nameof(Right), nameof(Before))]             public partial Node Sum { get; }
            [Multiply(nameof(Left), nameof(Sum))]            public partial Node Product { get; }
            [Dense<Tanh>(3)]                                 public partial Node Hidden { get; }
        }
        [Block] public partial class Frozen
        {
            [Input]                                          public partial Node Frame { get; }
            [State(3, Next = nameof(Hidden))]                public partial Node Before { get; }
            [Concatenate(nameof(Frame), nameof(Before))]     public partial Node Both { get; }
            [Dense<Tanh>(3, Trainable = false)]              public partial Node Hidden { get; }
        }
        [Block] public partial class Wide
        {
            [Input]                                          public partial Node Frame { get; }
            [State(17, Next = nameof(Hidden))]               public partial Node Before { get; }
            [Dense(17, UseBias = false)]                     public partial Node Turned { get; }
            [Add(nameof(Frame), nameof(Turned))]             public partial Node Sum { get; }
            [Dense<Tanh>(40)]                                public partial Node Deep { get; }
            [Dense<Tanh>(17)]                                public partial Node Hidden { get; }
        }
        [Block] public partial class Curved
        {
            [Input]                                          public partial Node Frame { get; }
            [State(3, Next = nameof(Hidden))]                public partial Node Before { get; }
            [Concatenate(nameof(Frame), nameof(Before))]     public partial Node Both { get; }
            [Dense<SiLU>(5)]                                 public partial Node Deep { get; }
            [Dense<GELU>(3)]                                 public partial Node Bent { get; }
            [Softmax]                                        public partial Node Hidden { get; }
        }
        [Block] public partial class Logarithmic
        {
            [Input]                                          public partial Node Frame { get; }
            [State(3, Next = nameof(Hidden))]                public partial Node Before { get; }
            [Concatenate(nameof(Frame), nameof(Before))]     public partial Node Both { get; }
            [Dense<LogMagnitude>(3)]                         public partial Node Hidden { get; }
        }
        [Block] public partial class Images
        {
            [Input]                                          public partial Node Frame { get; }
            [State(4, 4, 3, Next = nameof(Hidden))]          public partial Node Before { get; }
            [Conv2D(3, 3, Padding = Padding.Same)]           public partial Node FromBefore { get; }
            [Conv2D(3, 3, Padding = Padding.Same, From = nameof(Frame))] public partial Node FromFrame { get; }
            [Add(nameof(FromBefore), nameof(FromFrame))]     public partial Node Sum { get; }
            [Activation<Tanh>]                               public partial Node Hidden { get; }
        }
        [Block] public partial class OneChannel
        {
            [Input]                                          public partial Node Frame { get; }
            [State(3, 3, 1, Next = nameof(Hidden))]          public partial Node Before { get; }
            [Concatenate(nameof(Frame), nameof(Before))]     public partial Node Both { get; }
            [Conv2D<Tanh>(1, 3, Padding = Padding.Same)]     public partial Node Sum { get; }
            [Multiply(nameof(Sum), nameof(Sum))]             public partial Node Square { get; }
            [Subtract(nameof(Square), nameof(Before))]       public partial Node Hidden { get; }
        }
        [Block] public partial class AllKinds
        {
            [Input]                                          public partial Node Frame { get; }
            [State(4, Next = nameof(Hidden))]                public partial Node Before { get; }
            [Concatenate(nameof(Frame), nameof(Before))]     public partial Node Both { get; }
            [Reshape(4, 2)]                                  public partial Node Paired { get; }
            [Conv1D(4, 3, Padding = Padding.Same, Groups = 2)] public partial Node Convolved { get; }
            [GroupNormalization(2)]                 public partial Node Scaled { get; }
            [PReLU]                                          public partial Node Bent { get; }
            [GLU]                                            public partial Node Gated { get; }
            [SeparableConv1D<Tanh>(2, 2, Padding = Padding.Same)] public partial Node Separated { get; }
            [DepthwiseConv1D(2, Padding = Padding.Same)]     public partial Node Deep { get; }
            [MaxPooling1D]                                   public partial Node Pooled { get; }
            [Flatten]                                        public partial Node Flat { get; }
            [Rescaling(0.5, 0.1)]                   public partial Node Rescaled { get; }
            [FiLM(nameof(Rescaled), nameof(Before))]         public partial Node Modulated { get; }
            [RMSNormalization]                               public partial Node Rms { get; }
            [Maximum(nameof(Rms), nameof(Frame))]            public partial Node Most { get; }
            [Activation<Tanh>]                               public partial Node Hidden { get; }
        }
        [Block] public partial class Layered
        {
            [Input]                                          public partial Node Frame { get; }
            [State(4, Next = nameof(Hidden))]                public partial Node Before { get; }
            [Add(nameof(Frame), nameof(Before))]             public partial Node Sum { get; }
            [Dense<Tanh>]                                    public partial Node Hidden { get; }
        }
        [Block] public partial class Nested
        {
            [Input]                                          public partial Node Frame { get; }
            [Block<Layered>(Repeat = 2)]                     public partial Node Deep { get; }
            [State(4, Next = nameof(Deep))]                  public partial Node Before { get; }
            [Add(nameof(Before), nameof(Deep))]              public partial Node Sum { get; }
        }
        [Block] public partial class Classes
        {
            [Input]                                          public partial Node Frame { get; }
            [State(4, Next = nameof(Hidden))]                public partial Node Before { get; }
            [Add(nameof(Frame), nameof(Before))]             public partial Node Sum { get; }
            [Dense<Tanh>]                                    public partial Node Hidden { get; }
            [Dense<Softmax>(3)]                              public partial Node Class { get; }
        }
        """;
}
