using System;
using System.Buffers;
using System.Text;

namespace CompiledNet;

/// <summary>Text that comes back from UTF-8 as it was: no half of a surrogate pair stands alone, which would be written as another character.</summary>
internal static class WellFormedText
{
    /// <summary>The text itself.</summary>
    /// <exception cref="ArgumentException">A surrogate stands alone.</exception>
    public static string Checked(string text, string argument)
    {
        for (int i = 0, length; i < text.Length; i += length)
            if (Rune.DecodeFromUtf16(text.AsSpan(i), out _, out length) != OperationStatus.Done)
                throw new ArgumentException($"A text is not well-formed: the surrogate at {i} of \"{text}\" stands alone.", argument);
        return text;
    }
}
