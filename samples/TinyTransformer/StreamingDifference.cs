using CompiledNet;

/// <summary>How far the scores of single steps are from those of the whole window, over some windows.</summary>
internal static class StreamingDifference
{
    private const int Windows = 20;

    public static float Measure(TinyTransformerNetwork model, Dataset data)
    {
        const int Scores = TinyTransformerNetwork.StepOutputSize;
        var session = model.CreateSession();
        float[] whole = new float[TinyTransformerNetwork.OutputSize], stepped = new float[Scores];
        float largest = 0;
        for (int window = 0; window < Math.Min(Windows, data.Count); window++)
        {
            var characters = data.FeatureRow(window);
            model.Predict(characters, whole);
            session.Reset();
            for (int i = 0; i < characters.Length; i++)
            {
                session.Step(characters.Slice(i, 1), stepped);
                for (int j = 0; j < Scores; j++) largest = Math.Max(largest, Math.Abs(stepped[j] - whole[i * Scores + j]));
            }
        }

        return largest;
    }
}
