using System.Collections.Generic;
using System.Text;

namespace CompiledNet.Generator.Writing;

/// <summary>Turns names such as <c>dense_1 kernel</c> or <c>Body/2/A</c> into C# identifiers, never the same for two names.</summary>
internal sealed class Identifiers
{
    // Of a longer one, such as that of a block within blocks, the beginning and the end.
    private const int Longest = 120, Beginning = 40;

    private readonly HashSet<string> _taken = [];
    private readonly Dictionary<string, int> _last = [];

    /// <summary>A new Pascal-case identifier for a name, with <paramref name="suffix"/> behind it.</summary>
    public string New(string name, string suffix = "") => Free(Pascal(name) + suffix);

    /// <summary>The same as a local variable is written, with a small letter first.</summary>
    public string NewLocal(string name, string suffix)
    {
        string pascal = Pascal(name);
        return Free(char.ToLowerInvariant(pascal[0]) + pascal.Substring(1) + suffix);
    }

    private string Free(string wanted)
    {
        if (_taken.Add(wanted)) return wanted;
        int number = _last.TryGetValue(wanted, out int last) ? last : 1;
        string free;
        do free = $"{wanted}_{++number}";
        while (!_taken.Add(free));
        _last[wanted] = number;
        return free;
    }

    private static string Pascal(string name)
    {
        var text = new StringBuilder();
        bool start = true;
        foreach (char c in name)
        {
            bool letter = c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' || c > 127 && char.IsLetterOrDigit(c);
            if (!letter)
            {
                start = true;
                continue;
            }

            text.Append(start ? char.ToUpperInvariant(c) : c);
            start = false;
        }

        if (text.Length == 0 || char.IsDigit(text[0])) text.Insert(0, 'N');
        if (text.Length > Longest) text.Remove(Beginning, text.Length - Longest);
        return text.ToString();
    }
}
