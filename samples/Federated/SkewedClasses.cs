using CompiledNet;

/// <summary>Shares a data set among clients each of which has seen only some of the classes.</summary>
internal static class SkewedClasses
{
    /// <summary>Sorts the samples by class, cuts them into two pieces for each client, and deals the pieces: most clients get two digits, none more than four.</summary>
    /// <remarks>As B. McMahan et al. made the non-IID MNIST of "Communication-Efficient Learning of Deep Networks from Decentralized Data", 2017.</remarks>
    public static Dataset[] Split(Dataset data, int clients, int seed)
    {
        int[] rows = [.. Enumerable.Range(0, data.Count).OrderBy(row => data.TargetRow(row)[0])];
        int[] pieces = [.. Enumerable.Range(0, 2 * clients)];
        new Random(seed).Shuffle(pieces);
        return [.. Enumerable.Range(0, clients).Select(client => data.Rows([.. Piece(pieces[2 * client]), .. Piece(pieces[2 * client + 1])]))];

        int[] Piece(int number) => rows[(rows.Length * number / pieces.Length)..(rows.Length * (number + 1) / pieces.Length)];
    }

    /// <summary>How many samples of each class there are, such as <c>0: 71, 7: 72</c>.</summary>
    public static string Text(Dataset data) => string.Join(", ", Enumerable.Range(0, data.Count).CountBy(row => (int)data.TargetRow(row)[0]).OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}: {pair.Value}"));
}
