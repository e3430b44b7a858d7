using System.Collections.Generic;
using System.Linq;
using Microsoft.ML.Tokenizers;

namespace CompiledNet;

/// <summary>Byte pairs that were learned. In a file the texts are the vocabulary and then the merges, the numbers the length and how many pieces there are.</summary>
internal sealed class BytePairRule(string column, string[] vocabulary, string[] merges, int length) : PieceRule(column, length)
{
    public const string KindName = "CompiledNet.Text/BytePairs";

    private readonly BpeTokenizer _tokenizer = BpeTokenizer.Create(new BpeOptions(vocabulary.Select((piece, number) => KeyValuePair.Create(piece, number)))
    {
        Merges = merges,
        UnknownToken = BytePairLearning.Unknown,
        EndOfWordSuffix = BytePairLearning.EndOfWord,
        PreTokenizer = BytePairLearning.Words,
    });

    public override string Kind => KindName;

    public override IReadOnlyList<string> Texts => [.. vocabulary, .. merges];

    public override IReadOnlyList<double> Numbers => [Length, vocabulary.Length];

    /// <summary>The rule of a file, or null.</summary>
    public static ColumnRule? Create(string column, IReadOnlyList<string> texts, IReadOnlyList<double> numbers)
    {
        if (numbers is not [var length, var count] || !IsLength(length) || count < 1 || count > texts.Count || count != (int)count) return null;
        string[] vocabulary = [.. texts.Take((int)count)], merges = [.. texts.Skip((int)count)];
        var known = vocabulary.ToHashSet();
        bool fits = known.Count == vocabulary.Length && vocabulary[0] == BytePairLearning.Unknown && merges.All(merge => merge.Split(' ') is [var left, var right] && known.Contains(left) && known.Contains(right) && known.Contains(left + right));
        return fits ? new BytePairRule(column, vocabulary, merges, (int)length) : null;
    }

    protected override IReadOnlyList<int> Pieces(string text) => _tokenizer.EncodeToIds(text);
}
