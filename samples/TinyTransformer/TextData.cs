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
        return (Windows(ids[..learned], Step), Windows(ids[learned..], TinyTransformerNetwork.Length));
    }

    // What comes next at each character of a window is the window that begins one character later.
    private static Dataset Windows(float[] ids, int step) => Dataset.FromSeries(ids, new WindowOptions
    {
        SequenceLength = TinyTransformerNetwork.Length,
        SequenceStride = step,
        Horizon = TinyTransformerNetwork.Length,
        TargetOffset = 1,
    });
}
