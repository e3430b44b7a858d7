using System;
using System.Globalization;

namespace CompiledNet;

/// <summary>Steps that make numbers of categories, texts and dates. Categories are those of the training data, in the order of their value if all are numbers, ordinal otherwise.</summary>
public static class Encode
{
    private const float LargestWhole = 1 << 24;

    /// <summary>A column of 0 and 1 for each category. Without names for all columns of texts.</summary>
    /// <remarks>A category that training did not have, or a missing one, is refused.</remarks>
    public static PipelineStep OneHot(params string[] columns) => OneHot(UnknownCategory.Refuse, columns);

    /// <summary>The same, with a choice of what is done with other categories than those of training.</summary>
    public static PipelineStep OneHot(UnknownCategory unknown, params string[] columns) =>
        new("Encode.OneHot", columns, column => column.IsText, column => new OneHotRule(column.Name, Categories(column), unknown));

    /// <summary>
    /// The number of the category from 1 on, and 0 for one that is unknown or missing, as Keras' StringLookup has it:
    /// what an Embedding of categories + 1 takes. Without names for all columns of texts.
    /// </summary>
    public static PipelineStep Index(params string[] columns) =>
        new("Encode.Index", columns, column => column.IsText, column => new IndexRule(column.Name, Categories(column)));

    /// <summary>
    /// Columns of 0 and 1 for <paramref name="buckets"/> buckets, of which the hash of the text chooses one: for texts of
    /// which there are many. As scikit-learn's FeatureHasher without signs. Without names for all columns of texts.
    /// </summary>
    /// <param name="buckets">How many there are, from 1 to 1,048,576.</param>
    /// <param name="columns">The columns.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="buckets"/> is outside its range.</exception>
    public static PipelineStep Hash(int buckets, params string[] columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(buckets);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(buckets, HashRule.MostBuckets);
        return new("Encode.Hash", columns, column => column.IsText, column =>
        {
            RefuseLongNumbers(column);
            return new HashRule(column.Name, buckets);
        });
    }

    /// <summary>
    /// The words of texts as numbers, <paramref name="length"/> columns for each column: what an Embedding of <paramref name="maxTokens"/> with
    /// MaskZero takes. 0 fills up behind the last word, 1 is a word that training did not have. As Keras' TextVectorization with its
    /// defaults: small letters, no punctuation of ASCII, words between blanks, the most frequent ones of training known.
    /// </summary>
    /// <param name="maxTokens">How many numbers there are at most, 0 and 1 among them; at least 3.</param>
    /// <param name="length">How many words are taken, the first of each text; from 1 to 1,048,576.</param>
    /// <param name="columns">The columns.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static PipelineStep Tokens(int maxTokens, int length, params string[] columns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxTokens, 3);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, TokenRule.MostPlaces);
        return new("Encode.Tokens", columns, _ => false, column => column.IsText
            ? new TokenRule(column.Name, TokenRule.Vocabulary(column, maxTokens), length)
            : throw new ArgumentException($"Words are read from texts, but the column '{column.Name}' holds numbers: name it among CsvOptions.TextColumns.", "steps"));
    }

    /// <summary>Dates in ISO 8601, with or without a time, which is one of UTC where it has a zone, as year, month, day, dayofweek (0 is Monday) and days since 1970.</summary>
    public static PipelineStep Date(params string[] columns) => DateIn("", columns);

    /// <summary>The same for dates in another format.</summary>
    /// <param name="format">In .NET's notation, such as <c>dd.MM.yyyy</c>; the year is part of it.</param>
    /// <param name="columns">The columns.</param>
    /// <exception cref="ArgumentException">No date can be written so, or not be read without the year in which the program runs.</exception>
    public static PipelineStep DateIn(string format, params string[] columns)
    {
        ArgumentNullException.ThrowIfNull(format);
        if (!DateRule.IsFormat(format)) throw new ArgumentException($"A format of dates with their year in .NET's notation was expected, such as dd.MM.yyyy, not '{format}'.", nameof(format));
        return new("Encode.Date", columns, _ => false, column => column.IsText
            ? new DateRule(column.Name, format)
            : throw new ArgumentException($"Dates are read from texts, but the column '{column.Name}' holds numbers: name it among CsvOptions.TextColumns.", "steps"));
    }

    private static string[] Categories(TableColumn column)
    {
        Impute.RefuseUnlearnable(column);
        RefuseLongNumbers(column);
        return column.Categories().Names;
    }

    // A float tells whole numbers apart up to here: longer ones, such as account numbers, would become one category.
    private static void RefuseLongNumbers(TableColumn column)
    {
        if (column.IsText) return;
        foreach (float number in column.Numbers)
            if (Math.Abs(number) >= LargestWhole) throw new ArgumentException($"The column '{column.Name}' has numbers such as {number.ToString("R", CultureInfo.InvariantCulture)}, too long to tell apart: name it among CsvOptions.TextColumns.", "steps");
    }
}
