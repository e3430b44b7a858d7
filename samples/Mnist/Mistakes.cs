using CompiledNet;

/// <summary>Finds mistakes.</summary>
internal static class Mistakes
{
    /// <summary>All of them, the one that the network is surest of first.</summary>
    public static IReadOnlyList<Mistake> Of(Dataset data, float[] predictions) =>
    [
        .. Enumerable.Range(0, data.Count).Select(row => Of(data, predictions, row)).Where(found => found.Seen != found.Digit).OrderBy(found => found.Probability),
    ];

    private static Mistake Of(Dataset data, float[] predictions, int row)
    {
        var probabilities = predictions.AsSpan(row * LeNet.OutputSize, LeNet.OutputSize);
        int digit = (int)data.TargetRow(row)[0], seen = 0;
        for (int i = 1; i < probabilities.Length; i++)
            if (probabilities[i] > probabilities[seen]) seen = i;
        return new Mistake(row, digit, seen, probabilities[digit]);
    }
}
