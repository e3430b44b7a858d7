using System;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>The words of a text: in small letters, without the punctuation of ASCII, between blanks.</summary>
/// <param name="text">The text.</param>
internal ref struct TextWords(string text)
{
    private const string Punctuation = "!\"#$%&()*+,-./:;<=>?@[\\]^_`{|}~'";

    private readonly char[] _word = new char[text.Length];
    private int _next, _length;

    /// <summary>The word, valid until the next.</summary>
    public readonly ReadOnlySpan<char> Current => _word.AsSpan(0, _length);

    public readonly TextWords GetEnumerator() => this;

    [MethodImpl(Hot.Optimized)]
    public bool MoveNext()
    {
        _length = 0;
        while (_next < text.Length)
        {
            char c = text[_next++];
            if (char.IsWhiteSpace(c))
            {
                if (_length > 0) return true;
            }
            else if (!Punctuation.Contains(c)) _word[_length++] = char.ToLowerInvariant(c);
        }

        return _length > 0;
    }
}
