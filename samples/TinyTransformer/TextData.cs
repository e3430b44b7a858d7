using CompiledNet;

/// <summary>The text in the repository as windows of characters: 90 % to learn from, the end held out.</summary>
internal static class TextData
{
    private const double LearnedShare = 0.9;
    private const int Step = 16;

    public static (Dataset Train, Dataset Validation) Load()
    {
        string text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "data", "pride-and-prejudice.txt"));
        float[] ids = Alphabet.Ids(text);
        int learned = (int)(ids.Length * LearnedShare);
        return (Windows(ids.AsSpan(..learned), Step), Windows(ids.AsSpan(learned..), TinyTransformerNetwork.Length));
    }

    // What comes next at each character of a window is the window that begins one character later.
    private static Dataset Windows(ReadOnlySpan<float> ids, int step)
    {
        const int Length = TinyTransformerNetwork.Length;
        int count = (ids.Length - Length - 1) / step + 1;
        var windows = new float[count][];
        var next = new float[count][];
        for (int i = 0; i < count; i++)
        {
            windows[i] = ids.Slice(i * step, Length).ToArray();
            next[i] = ids.Slice(i * step + 1, Length).ToArray();
        }

        return Dataset.From(windows, next);
    }
}
