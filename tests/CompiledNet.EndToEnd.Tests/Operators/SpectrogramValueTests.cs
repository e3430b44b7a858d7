using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using CompiledNet.CompilerServices;
using NWaves.Filters.Fda;
using NWaves.Transforms;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>Spectrograms against torch.stft, the batch against the stream, and what streams.</summary>
public sealed partial class SpectrogramValueTests
{
    private static readonly JsonElement s_recorded = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", "spectrogram.json"))).RootElement;
    private static readonly double[] s_sound = Numbers(s_recorded, "sound");

    private static readonly Dictionary<string, INetwork<double>> s_networks = new()
    {
        ["Log"] = new LogSpectrum(), ["Magnitude"] = new MagnitudeSpectrum(), ["Psd"] = new PsdSpectrum(), ["MelDecibels"] = new MelDecibels(), ["MelMagnitude"] = new MelMagnitude(),
    };

    public static TheoryData<string> Cases => [.. s_networks.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Values_and_gradients_are_those_of_torch_stft(string name)
    {
        var network = s_networks[name];
        var recorded = s_recorded.GetProperty("cases").EnumerateArray().Single(found => found.GetProperty("name").GetString() == name);
        double[] expected = Numbers(recorded, "values"), slopes = Numbers(recorded, "gradient");
        network.Description.Outputs[0].Shape.ShouldBe([recorded.GetProperty("frames").GetInt32(), recorded.GetProperty("results").GetInt32()]);

        // The loss is the mean of (y − t)² / 2: with t = y − n · sin its gradient by y is sin.
        double[] targets = [.. expected.Select((value, i) => value - expected.Length * Math.Sin(i))];
        var workspace = new TrainingWorkspace<double>(network.Description, 1);
        network.Backpropagate(s_sound, targets, default, 1, 1, workspace);
        for (int i = 0; i < expected.Length; i++) workspace.Outputs[i].ShouldBe(expected[i], 1e-9 * Math.Max(1, Math.Abs(expected[i])), $"[{i}]");
        double[] gradient = workspace.InputGradients.ToArray();
        double scale = slopes.Max(Math.Abs);
        for (int i = 0; i < slopes.Length; i++) gradient[i].ShouldBe(slopes[i], 1e-7 * scale, $"gradient [{i}]");
    }

    /// <summary>NWaves 0.9.6 computes in single precision: windows of Hann, Fourier transform, and triangles between bands that are as far apart on the mel scale of HTK.</summary>
    [Fact]
    public void Mel_bands_are_those_of_NWaves()
    {
        const int Length = 128, Window = 100, Stride = 50, Bands = 8, Rate = 16000;
        float[] window = NWaves.Windows.Window.Hann(Window + 1), frame = new float[Length], spectrum = new float[Length / 2 + 1], bands = new float[Bands];
        float[][] filters = FilterBanks.Triangular(Length, Rate, FilterBanks.MelBands(Bands, Rate, 300, 7000), mapper: NWaves.Utils.Scale.HerzToMel);
        var transform = new RealFft(Length);
        INetwork<double> network = s_networks["MelMagnitude"];
        double[] computed = new double[network.Description.OutputSize];
        network.Infer(s_sound, computed, 1, new InferenceWorkspace<double>(network.Description, 1));
        float[] mel = [.. computed.Select(value => (float)value)];
        float loudest = mel.Max();
        (mel.Length / Bands).ShouldBe(1 + s_sound.Length / Stride);
        for (int first = 0; first < mel.Length; first += Bands)
        {
            Array.Clear(frame);
            for (int i = 0; i < Window; i++)
            {
                // Mirrored at both ends; the window is in the middle of the frame.
                int within = (Length - Window) / 2 + i, sample = Math.Abs(first / Bands * Stride + within - Length / 2);
                frame[within] = window[i] * (float)s_sound[sample < s_sound.Length ? sample : 2 * (s_sound.Length - 1) - sample];
            }

            transform.MagnitudeSpectrum(frame, spectrum, normalize: false);
            FilterBanks.Apply(filters, spectrum, bands);
            for (int band = 0; band < Bands; band++) mel[first + band].ShouldBe(bands[band], 1e-5f * loudest, $"frame {first / Bands}, band {band}");
        }
    }

    [Fact]
    public void A_hop_a_step_gives_the_frames_of_the_whole_to_the_bit()
    {
        float[] sound = [.. s_sound.Select(sample => (float)sample)];
        Stream(new HopMel(), new HopMel().CreateSession(), 40, 12, 0);
        // The first of the frames that lie within the sound ends with the fourth hop of 20.
        Stream(new HopSpectrum(), new HopSpectrum().CreateSession(), 20, 33, 3);

        void Stream(INetwork<float> network, IStreamingSession<float> session, int hop, int results, int before)
        {
            float[] whole = network.Predict(sound), frame = new float[results];
            for (int step = 0; step < 400 / hop; step++)
            {
                session.Step(sound.AsSpan(step * hop, hop), frame);
                if (step >= before) frame.ShouldBe(whole[((step - before) * results)..((step - before + 1) * results)]);
            }

            Testing.AllocatedBytes.Fewest(() => session.Step(sound.AsSpan(0, hop), frame)).ShouldBe(0);
        }
    }

    [Fact]
    public void Learns_from_what_it_hears_and_allocates_nothing()
    {
        float[][] sounds = [.. Enumerable.Range(0, 16).Select(i => Enumerable.Range(0, 400).Select(n => MathF.Sin(n * (i % 2 == 0 ? 0.2f : 1.1f) + i)).ToArray())];
        var data = Dataset.From(sounds, [.. Enumerable.Range(0, 16).Select(i => (float)(i % 2))]);
        var model = new HighOrLow(seed: 1);
        model.Fit(data, new FitOptions { Epochs = 30, BatchSize = 8, Optimizer = new Adam(0.02f) });
        model.Evaluate(data, [new BinaryAccuracy()])["binary_accuracy"].ShouldBe(1);
        float[] answer = new float[1];
        Testing.AllocatedBytes.Fewest(() => model.Predict(sounds[0], answer)).ShouldBe(0);
    }

    private static double[] Numbers(JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(number => number.GetDouble())];

    [Network(ElementType = ElementType.Double, InputGradients = true)]
    [Input(400)]
    [STFTSpectrogram(64)]
    [Loss<MeanSquaredError>(Half = true)]
    public sealed partial class LogSpectrum;

    [Network(ElementType = ElementType.Double, InputGradients = true)]
    [Input(400, 1)]
    [STFTSpectrogram(50, FrameStep = 20, Window = WindowFunction.Hamming, Periodic = true, Scaling = SpectrogramScaling.Spectrum, Mode = SpectrogramMode.Magnitude)]
    [Loss<MeanSquaredError>(Half = true)]
    public sealed partial class MagnitudeSpectrum;

    [Network(ElementType = ElementType.Double, InputGradients = true)]
    [Input(400)]
    [STFTSpectrogram(40, FrameStep = 13, FftLength = 128, Window = WindowFunction.None, Scaling = SpectrogramScaling.None, Mode = SpectrogramMode.Psd)]
    [Loss<MeanSquaredError>(Half = true)]
    public sealed partial class PsdSpectrum;

    [Network(ElementType = ElementType.Double, InputGradients = true)]
    [Input(10, 40)]
    [MelSpectrogram(FftLength = 128, SequenceStride = 40, SamplingRate = 8000, NumMelBins = 12)]
    [Loss<MeanSquaredError>(Half = true)]
    public sealed partial class MelDecibels;

    [Network(ElementType = ElementType.Double, InputGradients = true)]
    [Input(400)]
    [MelSpectrogram(FftLength = 128, SequenceLength = 100, SequenceStride = 50, NumMelBins = 8, MinFreq = 300, MaxFreq = 7000, MagExp = 1, PowerToDb = false)]
    [Loss<MeanSquaredError>(Half = true)]
    public sealed partial class MelMagnitude;

    [Network(Streaming = true)]
    [Input(10, 40)]
    [MelSpectrogram(FftLength = 128, SequenceStride = 40, SamplingRate = 8000, NumMelBins = 12, Center = false)]
    public sealed partial class HopMel;

    [Network(Streaming = true)]
    [Input(20, 20)]
    [STFTSpectrogram(64, FrameStep = 20)]
    public sealed partial class HopSpectrum;

    [Network]
    [Input(400)]
    [STFTSpectrogram(64, Padding = Padding.Same)]
    [Conv1D<ReLU>(4, 3)]
    [GlobalAveragePooling1D]
    [Dense<Sigmoid>(1)]
    [Loss<BinaryCrossentropy>]
    public sealed partial class HighOrLow;
}
