using System;
using System.Collections.Generic;

namespace CompiledNet.Explanations.Tests;

[Network(InputGradients = true)]
[Input(4)]
[Dense<Tanh>(5)]
[Dropout(0.5)]
[Dense<Softmax>(3)]
[Loss<SparseCategoricalCrossentropy>]
public sealed partial class Classifier;

[Network(InputGradients = true)]
[Input(3)]
[Dense(1)]
[Loss<MeanSquaredError>]
public sealed partial class Line;

[Network]
[Input(3)]
[Dense(1)]
[Loss<MeanSquaredError>]
public sealed partial class WithoutGradients;

[Network]
[Input(1)]
[Dense(1)]
[Loss<MeanSquaredError>]
public sealed partial class One;

[Network]
[Input(2)]
[Dense(1)]
[Loss<BinaryCrossentropy>(FromLogits = true)]
public sealed partial class Logit;

[Network(InputGradients = true)]
[Input(2)]
[Embedding(4, 3)]
[GlobalAveragePooling1D]
[Dense(1)]
[Loss<MeanSquaredError>]
public sealed partial class Words;

[Network(InputGradients = true)]
public sealed partial class WordsAndNumbers
{
    [Input(2)]                                          public partial Node Text { get; }
    [Input(2)]                                          public partial Node Sizes { get; }
    [Embedding(4, 3, From = nameof(Text))]              public partial Node Vectors { get; }
    [GlobalAveragePooling1D]                            public partial Node Mean { get; }
    [Concatenate(nameof(Mean), nameof(Sizes))]          public partial Node Both { get; }
    [Dense<Tanh>(3)]                                    public partial Node Hidden { get; }
    [Dense(1), Output<MeanSquaredError>]                public partial Node Value { get; }
}

[Network]
public sealed partial class TwoHeads
{
    [Input(3)]                                                              public partial Node Signal { get; }
    [Dense<Sigmoid>(1), Output<BinaryCrossentropy>]                         public partial Node Class { get; }
    [Dense(1, From = nameof(Signal)), Output<MeanSquaredError>]             public partial Node Value { get; }
}

[Network(InputGradients = true)]
public sealed partial class TwoOutputs
{
    [Input(3)]                                      public partial Node Signal { get; }
    [Dense(2), Output<MeanSquaredError>]            public partial Node Trained { get; }
    [Dense(1, From = nameof(Signal)), Output]       public partial Node Untrained { get; }
}

[Network(InputGradients = true)]
[Input(6, 6, 2)]
[Conv2D<ReLU>(3, 3)]
[GlobalAveragePooling2D]
[Dense(2)]
[Loss<MeanSquaredError>]
public sealed partial class Picture;

/// <summary>The same layers, of which one shows what it gives.</summary>
[Network(InputGradients = true)]
public sealed partial class PictureWithMaps
{
    [Input(6, 6, 2)]                            public partial Node Image { get; }
    [Conv2D<ReLU>(3, 3), Output]                public partial Node Maps { get; }
    [GlobalAveragePooling2D]                    public partial Node Mean { get; }
    [Dense(2), Output<MeanSquaredError>]        public partial Node Class { get; }
}

/// <summary>The first layers of <see cref="Picture"/>.</summary>
[Network]
[Input(6, 6, 2)]
[Conv2D<ReLU>(3, 3)]
public sealed partial class PictureTrunk;

/// <summary>The last layers of <see cref="Picture"/>.</summary>
[Network(InputGradients = true)]
[Input(4, 4, 3)]
[GlobalAveragePooling2D]
[Dense(2)]
[Loss<MeanSquaredError>]
public sealed partial class PictureHead;

[Network]
[Input(8)]
[Dense<ReLU>(10)]
[Dense<ReLU>(8)]
[Dense<Sigmoid>(1)]
[Loss<BinaryCrossentropy>]
public sealed partial class EightColumns;

/// <summary>A stack of attention that knows which words are none.</summary>
[Network(AttentionWeights = true)]
public sealed partial class Reader
{
    [Input(5)]                                  public partial Node Words { get; }
    [Embedding(9, 4, MaskZero = true)]          public partial Node Vectors { get; }
    [Block<Encoder>(Repeat = 2)]                public partial Node Body { get; }
    [GlobalAveragePooling1D]                    public partial Node Mean { get; }
    [Dense(2), Output<MeanSquaredError>]        public partial Node Class { get; }
}

[Block]
public sealed partial class Encoder
{
    [Input]                                     public partial Node X { get; }
    [MultiHeadAttention(2, 2)]                  public partial Node Attention { get; }
    [Add(nameof(X), nameof(Attention))]         public partial Node Sum { get; }
    [Dense<Tanh>(4)]                            public partial Node Mixed { get; }
}

/// <summary>One layer of each kind, of which one looks at another sequence, and one at what lies beside the others.</summary>
[Network(AttentionWeights = true)]
public sealed partial class Looks
{
    [Input(6, 4)]                                                   public partial Node Signal { get; }
    [Input(3, 5)]                                                   public partial Node Other { get; }
    [GroupQueryAttention(3, 4, 2, nameof(Signal), UseCausalMask = true, Dropout = 0.5)]
    public partial Node Grouped { get; }
    [MultiHeadAttention(2, 3, nameof(Grouped), nameof(Other))]      public partial Node Cross { get; }
    [Add(nameof(Grouped), nameof(Cross))]                           public partial Node Both { get; }
    [Attention(UseScale = true)]                                    public partial Node Plain { get; }
    [Attention(nameof(Signal))]                                     public partial Node Beside { get; }
    [Add(nameof(Plain), nameof(Beside))]                            public partial Node Sum { get; }
    [GlobalAveragePooling1D]                                        public partial Node Mean { get; }
    [Dense(1), Output<MeanSquaredError>]                            public partial Node Value { get; }
}

internal static class Numbers
{
    /// <summary>The numbers that Reference/attributions.py has as well: 0.6·sin(0.7·i + number).</summary>
    public static float[] Of(int count, int number)
    {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) values[i] = (float)(0.6 * Math.Sin(0.7 * i + number));
        return values;
    }

    /// <summary>Sets all weights, kernel and bias of each layer, to numbers that count on from the first.</summary>
    public static T WithNumbers<T>(T network, int first = 1) where T : INetwork<float>
    {
        int number = first;
        foreach (var weight in network.Weights) weight.Set(Of(weight.Count, number++));
        return network;
    }

    public static IEnumerable<float[]> Rows(int count, int width)
    {
        for (int row = 0; row < count; row++) yield return Of(width, 100 + row);
    }
}
