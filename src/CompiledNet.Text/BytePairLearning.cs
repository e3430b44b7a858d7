using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.ML.Tokenizers;

namespace CompiledNet;

/// <summary>
/// Learns byte pairs after R. Sennrich, B. Haddow and A. Birch, "Neural machine translation of rare words with subword units" (2016): beginning with letters, the pair of pieces that is
/// most frequent one after the other in the words of the texts becomes a piece, again and again. Of equally frequent pairs the first in ordinal order is taken.
/// </summary>
internal sealed class BytePairLearning
{
    /// <summary>The piece for letters that are not known.</summary>
    public const string Unknown = "[UNK]";

    /// <summary>What the last piece of a word ends with.</summary>
    public const string EndOfWord = "</w>";

    /// <summary>How texts are cut into words.</summary>
    public static readonly PreTokenizer Words = PreTokenizer.CreateWordOrNonWord();

    private readonly List<(List<string> Pieces, long Count)> _words = [];
    private readonly Dictionary<(string Left, string Right), long> _counts = [];
    private readonly Dictionary<(string Left, string Right), HashSet<int>> _places = [];
    private readonly PriorityQueue<(string Left, string Right), (long Count, string Left, string Right)> _queue = new(Comparer<(long Count, string Left, string Right)>.Create((a, b) =>
        a.Count != b.Count ? b.Count.CompareTo(a.Count) : string.CompareOrdinal(a.Left, b.Left) is not 0 and var left ? left : string.CompareOrdinal(a.Right, b.Right)));

    private BytePairLearning(IEnumerable<string?> texts)
    {
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (string? text in texts)
        {
            if (text is null) continue;
            foreach (var (offset, length) in Words.PreTokenize(text))
            {
                string word = text.Substring(offset, length);
                counts[word] = counts.GetValueOrDefault(word) + 1;
            }
        }

        foreach (var (word, count) in counts) _words.Add((Letters(word), count));
        for (int word = 0; word < _words.Count; word++) Count(word, _words[word].Count);
        foreach (var (pair, count) in _counts) _queue.Enqueue(pair, (count, pair.Left, pair.Right));
    }

    /// <summary>The vocabulary, the unknown piece first, and the pairs in the order in which they became pieces.</summary>
    public static (string[] Vocabulary, string[] Merges) Learn(IEnumerable<string?> texts, int pieces)
    {
        var learning = new BytePairLearning(texts);
        var known = new List<string> { Unknown };
        known.AddRange(learning._words.SelectMany(word => word.Pieces).Distinct().Order(StringComparer.Ordinal));
        var set = known.ToHashSet(StringComparer.Ordinal);
        var merges = new List<string>();
        while (known.Count < pieces && learning.Next() is var (left, right))
        {
            merges.Add($"{left} {right}");
            learning.Merge((left, right));
            if (set.Add(left + right)) known.Add(left + right);
        }

        return ([.. known], [.. merges]);
    }

    // Whole code points: half of an emoji is no text that a file could keep.
    private static List<string> Letters(string word)
    {
        List<string> letters = [.. word.EnumerateRunes().Select(letter => letter.ToString())];
        letters[^1] += EndOfWord;
        return letters;
    }

    // The most frequent pair; what the queue has of a pair before its count changed is passed over.
    private (string Left, string Right)? Next()
    {
        while (_queue.TryDequeue(out var pair, out var queued))
            if (queued.Count > 0 && _counts.GetValueOrDefault(pair) == queued.Count) return pair;
        return null;
    }

    private void Merge((string Left, string Right) pair)
    {
        var changed = new HashSet<(string Left, string Right)>();
        foreach (int word in _places[pair].Order().ToArray())
        {
            var (pieces, count) = _words[word];
            changed.UnionWith(Count(word, -count));
            for (int i = 0; i + 1 < pieces.Count; i++)
            {
                if (pieces[i] != pair.Left || pieces[i + 1] != pair.Right) continue;
                pieces[i] += pieces[i + 1];
                pieces.RemoveAt(i + 1);
            }

            changed.UnionWith(Count(word, count));
        }

        foreach (var other in changed)
            if (_counts.TryGetValue(other, out long count) && count > 0) _queue.Enqueue(other, (count, other.Left, other.Right));
    }

    // Adds the pairs of a word to the counts, or takes them away.
    private List<(string Left, string Right)> Count(int word, long count)
    {
        var pieces = _words[word].Pieces;
        var pairs = new List<(string Left, string Right)>();
        for (int i = 0; i + 1 < pieces.Count; i++)
        {
            var pair = (pieces[i], pieces[i + 1]);
            pairs.Add(pair);
            _counts[pair] = _counts.GetValueOrDefault(pair) + count;
            if (!_places.TryGetValue(pair, out var places)) _places[pair] = places = [];
            if (count > 0) places.Add(word); else places.Remove(word);
        }

        return pairs;
    }
}
