namespace CompiledNet.EndToEnd.Tests;

/// <summary>A network whose predictions take much from parameters alone: factors of normalisations behind and in front of products, and weights for minimal filtering.</summary>
[Network(Streaming = true, BFloat16Session = true)]
[Input(16, 3)]
[Normalization(Name = "data")]
[Conv1D(8, 3, Padding = Padding.Causal, Name = "conv")]
[BatchNormalization(Name = "first")]
[Activation<ReLU>]
[BatchNormalization(Name = "second")]
[Dense(16, Name = "wide")]
[Dense(2, Name = "out")]
[Loss<MeanSquaredError>]
public sealed partial class Normalized;
