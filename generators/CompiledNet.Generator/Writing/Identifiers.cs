using System.Collections.Generic;
using System.Text;

namespace CompiledNet.Generator.Writing;

/// <summary>Turns names such as <c>dense_1 kernel</c> or <c>Body/2/A</c> into C# identifiers, never the same for two names.</summary>
internal sealed class Identifiers
{
    private readonly HashSet<string> _taken = [];

    /// <summary>A new Pascal-case identifier for a name, with <paramref name="suffix"/> behind it.</summary>
    public string New(string name, string suffix = "")
    {
        string wanted = Pascal(name) + suffix, free = wanted;
        for (int i = 2; !_taken.Add(free); i++) free = $"{wanted}_{i}";
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
        return text.ToString();
    }
}
