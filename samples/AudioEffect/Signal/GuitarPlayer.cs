/// <summary>Improvises on an electric guitar without an amplifier: strummed chords, melodies, and pauses in between.</summary>
internal static class GuitarPlayer
{
    private const double Beat = 0.32;   // seconds
    private const double Level = 0.5;   // of a note plucked as hard as possible; six of them stay below 1 on most strokes

    // The open strings as MIDI notes, from the low E; chords as frets on them, with -1 for a string that is left out.
    private static readonly int[] s_strings = [40, 45, 50, 55, 59, 64];
    private static readonly int[][] s_chords =
    [
        [0, 2, 2, 0, 0, 0],     // E minor
        [3, 2, 0, 0, 0, 3],     // G
        [-1, -1, 0, 2, 3, 2],   // D
        [-1, 3, 2, 0, 1, 0],    // C
        [-1, 0, 2, 2, 1, 0],    // A minor
        [0, 2, 2, -1, -1, -1],  // E5, the power chord
    ];

    private static readonly int[] s_pentatonic = [0, 3, 5, 7, 10]; // semitones above E

    /// <summary>Plays for a while; the same seed plays the same.</summary>
    /// <returns>Samples between -1 and 1 at <see cref="Audio.SampleRate"/>.</returns>
    public static float[] Play(double seconds, int seed)
    {
        var random = new Random(seed);
        var signal = new float[(int)(seconds * Audio.SampleRate)];
        for (double time = 0.05; time < seconds;)
        {
            time += random.Next(5) switch
            {
                0 => Beat * random.Next(1, 4), // a pause
                1 or 2 => Strum(signal, time, random),
                _ => Melody(signal, time, random),
            };
        }

        for (int i = 0; i < signal.Length; i++) signal[i] = Math.Clamp(signal[i], -1, 1);
        return signal;
    }

    /// <summary>A chord, the strings one shortly after the other.</summary>
    /// <returns>How long it lasts.</returns>
    private static double Strum(float[] signal, double time, Random random)
    {
        int[] frets = s_chords[random.Next(s_chords.Length)];
        double duration = Beat * random.Next(1, 6), velocity = Velocity(random), delay = 0.004 + 0.02 * random.NextDouble();
        bool down = random.Next(3) > 0;
        for (int i = 0, struck = 0; i < frets.Length; i++)
        {
            int which = down ? i : frets.Length - 1 - i;
            if (frets[which] >= 0) Note(signal, time + delay * struck++, duration, s_strings[which] + frets[which], velocity * 0.7, random);
        }

        return duration;
    }

    /// <summary>A few steps on the pentatonic scale, in eighths and sixteenths.</summary>
    /// <returns>How long it lasts.</returns>
    private static double Melody(float[] signal, double time, Random random)
    {
        double start = time;
        int degree = random.Next(0, 12);
        for (int notes = random.Next(3, 9); notes > 0; notes--)
        {
            degree = Math.Clamp(degree + random.Next(-3, 4), 0, 14);
            double duration = Beat / (random.Next(3) == 0 ? 4 : 2);
            int note = s_strings[0] + 12 * (degree / s_pentatonic.Length) + s_pentatonic[degree % s_pentatonic.Length];
            Note(signal, time, duration * 1.1, note, Velocity(random), random);
            time += duration;
        }

        return time - start;
    }

    private static double Velocity(Random random) => 0.2 + 0.8 * random.NextDouble();

    private static void Note(float[] signal, double time, double duration, int midi, double velocity, Random random)
    {
        int start = (int)(time * Audio.SampleRate), length = Math.Min((int)(duration * Audio.SampleRate), signal.Length - start);
        if (length <= 0) return;
        double frequency = 440 * Math.Pow(2, (midi - 69) / 12.0);
        PluckedString.Pluck(signal.AsSpan(start, length), frequency, Level * velocity, random);
    }
}
