using CompiledNet;

/// <summary>
/// A WaveNet: dilated causal convolutions with gates, each adding to what the one before knew, and skip connections from
/// every gate to the output, the shape that neural models of amplifiers have.
/// </summary>
/// <remarks>
/// Van den Oord et al., "WaveNet: a generative model for raw audio", 2016; A. Wright et al., "Real-Time Guitar Amplifier
/// Emulation with Deep Learning", 2020.
/// </remarks>
[Network(Streaming = true)]
public sealed partial class AmplifierNetwork
{
    /// <summary>Frames of a training sample.</summary>
    public const int Frames = 4096;

    /// <summary>
    /// How many frames, the present one and those before it, a frame of the output depends on: windows of 4 whose frames
    /// lie 1, 4, 16, 64 and 256 apart reach each of them in one way.
    /// </summary>
    public const int ReceptiveField = 1 + 3 * (1 + 4 + 16 + 64 + 256);

    [Input(Frames, 1)]
    public partial Node Signal { get; }

    [Dense(8)]
    public partial Node Start { get; }

    [Conv1D(16, 4, Padding = Padding.Causal)]
    public partial Node Filter1 { get; }
    [GatedTanh]
    public partial Node Gate1 { get; }
    [Dense(8)]
    public partial Node Change1 { get; }
    [Add(nameof(Start), nameof(Change1))]
    public partial Node Sum1 { get; }

    [Conv1D(16, 4, Padding = Padding.Causal, DilationRate = new[] { 4 })]
    public partial Node Filter2 { get; }
    [GatedTanh]
    public partial Node Gate2 { get; }
    [Dense(8)]
    public partial Node Change2 { get; }
    [Add(nameof(Sum1), nameof(Change2))]
    public partial Node Sum2 { get; }

    [Conv1D(16, 4, Padding = Padding.Causal, DilationRate = new[] { 16 })]
    public partial Node Filter3 { get; }
    [GatedTanh]
    public partial Node Gate3 { get; }
    [Dense(8)]
    public partial Node Change3 { get; }
    [Add(nameof(Sum2), nameof(Change3))]
    public partial Node Sum3 { get; }

    [Conv1D(16, 4, Padding = Padding.Causal, DilationRate = new[] { 64 })]
    public partial Node Filter4 { get; }
    [GatedTanh]
    public partial Node Gate4 { get; }
    [Dense(8)]
    public partial Node Change4 { get; }
    [Add(nameof(Sum3), nameof(Change4))]
    public partial Node Sum4 { get; }

    [Conv1D(16, 4, Padding = Padding.Causal, DilationRate = new[] { 256 })]
    public partial Node Filter5 { get; }
    [GatedTanh]
    public partial Node Gate5 { get; }

    [Concatenate(nameof(Gate1), nameof(Gate2), nameof(Gate3), nameof(Gate4), nameof(Gate5))]
    public partial Node Skips { get; }
    [Dense(1)]
    public partial Node Sound { get; }

    // The first frames of a training sample have not seen their past, and cannot be right. They are not trained.
    [Cropping1D(ReceptiveField - 1, 0), Output<MeanSquaredError>]
    public partial Node Known { get; }
}
