using System;
using System.Collections.Generic;
using System.IO;
using Microsoft.ML.Tokenizers;

namespace CompiledNet;

/// <summary>The pieces of a SentencePiece model. In a file the text is the model in base 64, the number the length.</summary>
internal sealed class SentencePieceRule(string column, byte[] model, int length) : PieceRule(column, length)
{
    public const string KindName = "CompiledNet.Text/SentencePieces";

    private readonly SentencePieceTokenizer _tokenizer = Tokenizer(model);

    public override string Kind => KindName;

    public override IReadOnlyList<string> Texts => [Convert.ToBase64String(model)];

    public override IReadOnlyList<double> Numbers => [Length];

    /// <summary>The rule of a file, or null.</summary>
    public static ColumnRule? Create(string column, IReadOnlyList<string> texts, IReadOnlyList<double> numbers)
    {
        if (texts is not [var text] || numbers is not [var length] || !IsLength(length)) return null;
        byte[] model = new byte[text.Length];
        return Convert.TryFromBase64String(text, model, out int count) && Problem(model[..count]) is null ? new SentencePieceRule(column, model[..count], (int)length) : null;
    }

    /// <summary>What is wrong with a model, or null.</summary>
    public static string? Problem(byte[] model)
    {
        try
        {
            _ = Tokenizer(model);
            return null;
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            return $"expected a model of SentencePiece, got one that cannot be read: {broken.Message}";
        }
    }

    protected override IReadOnlyList<int> Pieces(string text) => _tokenizer.EncodeToIds(text, addBeginningOfSentence: false, addEndOfSentence: false);

    private static SentencePieceTokenizer Tokenizer(byte[] model) => SentencePieceTokenizer.Create(new MemoryStream(model), addBeginningOfSentence: false, addEndOfSentence: false);
}
