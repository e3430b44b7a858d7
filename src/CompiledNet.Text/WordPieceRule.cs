using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.ML.Tokenizers;

namespace CompiledNet;

/// <summary>BERT's pieces of a given vocabulary. In a file the texts are the vocabulary, the numbers the length and whether letters are made small.</summary>
internal sealed class WordPieceRule(string column, string[] vocabulary, bool lowerCase, int length) : PieceRule(column, length)
{
    public const string KindName = "CompiledNet.Text/WordPieces";

    private static readonly string[] s_special = ["[UNK]", "[CLS]", "[SEP]", "[PAD]", "[MASK]"];

    private readonly BertTokenizer _tokenizer = BertTokenizer.Create(
        new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', vocabulary))), new BertOptions { LowerCaseBeforeTokenization = lowerCase });

    public override string Kind => KindName;

    public override IReadOnlyList<string> Texts => vocabulary;

    public override IReadOnlyList<double> Numbers => [Length, lowerCase ? 1 : 0];

    /// <summary>The rule of a file, or null.</summary>
    public static ColumnRule? Create(string column, IReadOnlyList<string> texts, IReadOnlyList<double> numbers)
    {
        string[] vocabulary = [.. texts];
        if (numbers is not [var length, 0 or 1] || !IsLength(length, least: 2) || Problem(vocabulary) is not null) return null;
        return new WordPieceRule(column, vocabulary, numbers[1] == 1, (int)length);
    }

    /// <summary>What is wrong with a vocabulary, or null.</summary>
    public static string? Problem(string[] vocabulary)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (string piece in vocabulary)
            if (piece.Length == 0 || piece.AsSpan().IndexOfAny('\r', '\n') >= 0 || !known.Add(piece)) return $"expected a different piece in each line, got '{piece}' twice or with a line end, or an empty line";
        return s_special.FirstOrDefault(piece => !known.Contains(piece)) is { } lost ? $"expected a vocabulary of WordPiece, got one without {lost}" : null;
    }

    protected override IReadOnlyList<int> Pieces(string text) => _tokenizer.EncodeToIds(text, Length, addSpecialTokens: true, out _, out _);
}
