namespace CompiledNet.Benchmarks.Networks;

/// <summary>The ResNet-8 of images of 32 × 32 pixels: three residual blocks, each convolution normalised.</summary>
[Network]
public sealed partial class ResNet8
{
    [Input(32, 32, 3)]
    public partial Node X { get; }

    [Conv2D(16, 3, Padding = Padding.Same, UseBias = false)]
    public partial Node C0 { get; }

    [BatchNormalization]
    public partial Node N0 { get; }

    [Activation<ReLU>]
    public partial Node Y0 { get; }

    [Conv2D(16, 3, Padding = Padding.Same, UseBias = false)]
    public partial Node C1 { get; }

    [BatchNormalization]
    public partial Node N1 { get; }

    [Activation<ReLU>]
    public partial Node A1 { get; }

    [Conv2D(16, 3, Padding = Padding.Same, UseBias = false)]
    public partial Node D1 { get; }

    [BatchNormalization]
    public partial Node M1 { get; }

    [Add(nameof(Y0), nameof(M1))]
    public partial Node S1 { get; }

    [Activation<ReLU>]
    public partial Node Y1 { get; }

    [Conv2D(32, 3, Strides = new[] { 2 }, Padding = Padding.Same, UseBias = false)]
    public partial Node C2 { get; }

    [BatchNormalization]
    public partial Node N2 { get; }

    [Activation<ReLU>]
    public partial Node A2 { get; }

    [Conv2D(32, 3, Padding = Padding.Same, UseBias = false)]
    public partial Node D2 { get; }

    [BatchNormalization]
    public partial Node M2 { get; }

    [Conv2D(32, 1, Strides = new[] { 2 }, From = nameof(Y1))]
    public partial Node P2 { get; }

    [Add(nameof(P2), nameof(M2))]
    public partial Node S2 { get; }

    [Activation<ReLU>]
    public partial Node Y2 { get; }

    [Conv2D(64, 3, Strides = new[] { 2 }, Padding = Padding.Same, UseBias = false)]
    public partial Node C3 { get; }

    [BatchNormalization]
    public partial Node N3 { get; }

    [Activation<ReLU>]
    public partial Node A3 { get; }

    [Conv2D(64, 3, Padding = Padding.Same, UseBias = false)]
    public partial Node D3 { get; }

    [BatchNormalization]
    public partial Node M3 { get; }

    [Conv2D(64, 1, Strides = new[] { 2 }, From = nameof(Y2))]
    public partial Node P3 { get; }

    [Add(nameof(P3), nameof(M3))]
    public partial Node S3 { get; }

    [Activation<ReLU>]
    public partial Node Y3 { get; }

    [GlobalAveragePooling2D]
    public partial Node Pool { get; }

    [Dense<Softmax>(10), Output<SparseCategoricalCrossentropy>]
    public partial Node Class { get; }
}
