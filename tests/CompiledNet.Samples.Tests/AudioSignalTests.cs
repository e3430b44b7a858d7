namespace CompiledNet.Samples.Tests;

public class AudioSignalTests
{
    private static float[] Sine(double frequency, double level, int length) =>
        [.. Enumerable.Range(0, length).Select(i => (float)(level * Math.Sin(2 * Math.PI * frequency * i / Audio.SampleRate)))];

    /// <summary>The amplitude of one frequency, by correlation over whole seconds.</summary>
    private static double Amplitude(ReadOnlySpan<float> signal, double frequency)
    {
        double real = 0, imaginary = 0;
        for (int i = 0; i < signal.Length; i++)
        {
            var (sine, cosine) = Math.SinCos(2 * Math.PI * frequency * i / Audio.SampleRate);
            real += signal[i] * cosine;
            imaginary += signal[i] * sine;
        }

        return 2 * Math.Sqrt(real * real + imaginary * imaginary) / signal.Length;
    }

    [Theory]
    [InlineData(82.41)]
    [InlineData(329.63)]
    [InlineData(659.26)]
    public void A_string_sounds_at_its_pitch_and_dies_away(double frequency)
    {
        var note = new float[2 * Audio.SampleRate];
        PluckedString.Pluck(note, frequency, 0.8, new Random(1));
        double best = Enumerable.Range(-60, 121).MaxBy(cents => Amplitude(note.AsSpan(0, Audio.SampleRate), frequency * Math.Pow(2, cents / 1200.0)));
        best.ShouldBeInRange(-8, 8);
        note.Max(Math.Abs).ShouldBeLessThan(1);
        note[^4410..].Max(Math.Abs).ShouldBeLessThan(0.3f * note[..4410].Max(Math.Abs));
    }

    [Fact]
    public void Oversampling_there_and_back_leaves_a_tone_and_removes_what_lies_above()
    {
        float[] tone = Sine(1000, 0.5, Audio.SampleRate / 10);
        float[] back = Oversampling.Lower(Oversampling.Raise(tone));
        for (int i = 200; i < tone.Length - 200; i++) back[i].ShouldBe(tone[i], 2e-3f);

        // 30 kHz at the high rate would fold back to 14.1 kHz.
        double[] high = [.. Enumerable.Range(0, 4 * 4410).Select(i => Math.Sin(2 * Math.PI * 30_000 * i / (4.0 * Audio.SampleRate)))];
        Oversampling.Lower(high)[200..^200].Max(Math.Abs).ShouldBeLessThan(1e-2f);
    }

    [Fact]
    public void The_amplifier_distorts_loud_tones_more_than_soft_ones_and_keeps_silence()
    {
        double Distortion(double level)
        {
            float[] sound = TubeAmplifier.Process(Sine(200, level, 2 * Audio.SampleRate))[Audio.SampleRate..];
            return Amplitude(sound, 600) / Amplitude(sound, 200);
        }

        Distortion(0.002).ShouldBeLessThan(0.01);
        Distortion(0.5).ShouldBeGreaterThan(0.1);
        TubeAmplifier.Process(new float[1000]).ShouldAllBe(sample => sample == 0);
    }

    [Fact]
    public void The_guitar_plays_the_same_for_a_seed_and_never_too_loud()
    {
        float[] played = GuitarPlayer.Play(5, seed: 1);
        played.ShouldBe(GuitarPlayer.Play(5, seed: 1));
        played.ShouldNotBe(GuitarPlayer.Play(5, seed: 2));
        played.Length.ShouldBe(5 * Audio.SampleRate);
        played.Max(Math.Abs).ShouldBeInRange(0.2f, 1);
    }

    [Fact]
    public void The_error_to_signal_ratio_is_1_for_silence_and_the_best_gain_finds_a_scaled_copy()
    {
        float[] target = Sine(100, 0.5, 4410);
        ErrorToSignalRatio.Of(target, target).ShouldBe(0);
        ErrorToSignalRatio.Of(new float[4410], target).ShouldBe(1, 1e-12);
        ErrorToSignalRatio.Of([.. target.Select(x => 0.9f * x)], target).ShouldBe(0.01, 1e-6);
        ErrorToSignalRatio.OfBestGain([.. target.Select(x => -3 * x)], target).ShouldBe(0, 1e-9);
        ErrorToSignalRatio.OfBestGain(Sine(200, 1, 4410), target).ShouldBe(1, 1e-6);
    }
}
