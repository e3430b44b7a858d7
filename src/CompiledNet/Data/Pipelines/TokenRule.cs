using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>
/// The words of a text as numbers, a column for each place: 0 behind the last word, 1 for a word that training did not have, then those
/// it had. A missing text has no words.
/// </summary>
/// <param name="column">The column it reads.</param>
/// <param name="vocabulary">The words from number 2 on.</param>
/// <param name="length">How many places there are; words behind them are left out.</param>
internal sealed class TokenRule(string column, string[] vocabulary, int length) : ColumnRule(column)
{
    /// <summary>The longest sequence that a file may ask for.</summary>
    public const int MostPlaces = 1 << 20;

    private const int Unknown = 1, FirstKnown = 2;

    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _numbers =
        vocabulary.Select((word, i) => KeyValuePair.Create(word, i + FirstKnown)).ToDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public override string Kind => "Tokens";

    public override IReadOnlyList<string> Texts => vocabulary;

    public override IReadOnlyList<double> Numbers => [length];

    [MethodImpl(Hot.Optimized)]
    public override IReadOnlyList<TableColumn> Apply(TableColumn read)
    {
        var columns = new float[length][];
        for (int i = 0; i < length; i++) columns[i] = new float[read.Count];
        for (int row = 0; row < read.Count; row++)
        {
            if (read.TextOf(row) is not { } text) continue;
            int place = 0;
            foreach (var word in new TextWords(text))
            {
                if (place == length) break;
                columns[place++][row] = _numbers.TryGetValue(word, out int number) ? number : Unknown;
            }
        }

        var made = new TableColumn[length];
        for (int i = 0; i < length; i++) made[i] = new TableColumn($"{Column}[{i}]", columns[i]);
        return made;
    }

    /// <summary>The most frequent words of a column; of equally frequent ones those that come later in ordinal order first, as in Keras.</summary>
    [MethodImpl(Hot.Optimized)]
    public static string[] Vocabulary(TableColumn column, int maxTokens)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var bySpan = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        for (int row = 0; row < column.Count; row++)
            if (column.TextOf(row) is { } text)
                foreach (var word in new TextWords(text)) bySpan[word] = (bySpan.TryGetValue(word, out int before) ? before : 0) + 1;
        return [.. counts.OrderByDescending(word => word.Value).ThenByDescending(word => word.Key, StringComparer.Ordinal).Take(maxTokens - FirstKnown).Select(word => word.Key)];
    }
}
