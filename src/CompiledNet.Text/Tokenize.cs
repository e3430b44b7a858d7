using System;
using System.Collections.Generic;
using System.IO;

namespace CompiledNet;

/// <summary>
/// Steps of a <see cref="Pipeline"/> that make pieces of words into numbers, <c>length</c> columns for each column of texts: what an Embedding with MaskZero takes. Pieces
/// are numbered from 1 in the order of the vocabulary, and 0 fills up behind the last, so that an Embedding of pieces + 1 masks what is not there. Pieces
/// beyond the length are left out, and a missing text has none. The vocabulary goes into the network's file.
/// </summary>
/// <remarks>A program that only loads such files calls <see cref="Register"/> before it does: what is not named anywhere is not in a trimmed program.</remarks>
public static class Tokenize
{
    static Tokenize() => Register();

    /// <summary>Makes the steps known to this process, so that files with them can be loaded. Calling it again changes nothing.</summary>
    public static void Register()
    {
        ColumnRules.Register(BytePairRule.KindName, BytePairRule.Create);
        ColumnRules.Register(WordPieceRule.KindName, WordPieceRule.Create);
        ColumnRules.Register(SentencePieceRule.KindName, SentencePieceRule.Create);
    }

    /// <summary>
    /// Byte-pair encoding (Sennrich, Haddow and Birch 2016), learned from the training texts: letters, and the pairs of pieces that are most frequent one after the other, until
    /// there are <paramref name="pieces"/> pieces. Words are letters and digits one after the other, or other signs one after the other, without blanks. A letter that training did not have is piece 1.
    /// </summary>
    /// <param name="pieces">How many pieces there are at most, the unknown one among them; at least 2. All letters of the training texts are pieces, even if they are more.</param>
    /// <param name="length">How many pieces of a text are taken; from 1 to 1,048,576.</param>
    /// <param name="columns">The columns.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static PipelineStep BytePairs(int pieces, int length, params string[] columns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pieces, 2);
        CheckLength(length);
        return Step(nameof(BytePairs), columns, column =>
        {
            var (vocabulary, merges) = BytePairLearning.Learn(column.Texts, pieces);
            return new BytePairRule(column.Name, vocabulary, merges, length);
        });
    }

    /// <summary>
    /// WordPiece as BERT has it: words are cut into the longest pieces of a vocabulary, <c>[CLS]</c> stands before them and <c>[SEP]</c> behind, and a word that cannot be is <c>[UNK]</c>.
    /// </summary>
    /// <param name="vocabularyPath">A file with a piece in each line, <c>[UNK]</c>, <c>[CLS]</c>, <c>[SEP]</c>, <c>[PAD]</c> and <c>[MASK]</c> among them, those within words with <c>##</c> before them.</param>
    /// <param name="length">How many pieces of a text are taken, the two that are added among them; from 2 to 1,048,576. A word that does not fit as a whole is left out, and all behind it.</param>
    /// <param name="lowerCase">Whether letters are made small first, as for vocabularies that are called uncased.</param>
    /// <param name="columns">The columns.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    /// <exception cref="DataFormatException">The file is no such vocabulary.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static PipelineStep WordPieces(string vocabularyPath, int length, bool lowerCase, params string[] columns)
    {
        ArgumentException.ThrowIfNullOrEmpty(vocabularyPath);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 2);
        CheckLength(length);
        string[] vocabulary = [.. Lines(vocabularyPath)];
        if (WordPieceRule.Problem(vocabulary) is { } problem) throw new DataFormatException(problem, vocabularyPath);
        return Step(nameof(WordPieces), columns, column => new WordPieceRule(column.Name, vocabulary, lowerCase, length));
    }

    /// <summary>The pieces of a model of SentencePiece, by the likelihood of pieces or by byte pairs as the model says. The whole model goes into the network's file.</summary>
    /// <param name="modelPath">The model's file, <c>tokenizer.model</c> or <c>spm.model</c>.</param>
    /// <param name="length">How many pieces of a text are taken; from 1 to 1,048,576.</param>
    /// <param name="columns">The columns.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    /// <exception cref="DataFormatException">The file is no such model.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static PipelineStep SentencePieces(string modelPath, int length, params string[] columns)
    {
        ArgumentException.ThrowIfNullOrEmpty(modelPath);
        CheckLength(length);
        using var stream = RegularFile.OpenRead(modelPath);
        byte[] model = new byte[stream.Length];
        stream.ReadExactly(model);
        if (SentencePieceRule.Problem(model) is { } problem) throw new DataFormatException(problem, modelPath);
        return Step(nameof(SentencePieces), columns, column => new SentencePieceRule(column.Name, model, length));
    }

    private static IEnumerable<string> Lines(string path)
    {
        using var reader = new StreamReader(RegularFile.OpenRead(path));
        while (reader.ReadLine() is { } line) yield return line;
    }

    private static void CheckLength(int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, PieceRule.MostPlaces);
    }

    private static PipelineStep Step(string name, string[] columns, Func<TableColumn, ColumnRule> fit) => new($"Tokenize.{name}", columns, _ => false, column => column.IsText
        ? fit(column)
        : throw new ArgumentException($"Pieces are read from texts, but the column '{column.Name}' holds numbers: name it among CsvOptions.TextColumns.", nameof(columns)));
}
