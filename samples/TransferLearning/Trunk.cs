using CompiledNet;

/// <summary>What both networks have: grey values from 0 to 255 in, 64 features out.</summary>
[Block]
[Input]
[Rescaling(1 / 255.0)]
[Conv2D<ReLU>(16, 3, Strides = new[] { 2 })]
[BatchNormalization]
[Conv2D<ReLU>(32, 3, Strides = new[] { 2 })]
[BatchNormalization]
[Flatten]
[Dense<ReLU>(64)]
public sealed partial class Trunk;
