using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace CompiledNet;

/// <summary>A path in which names in braces stand for numbers, with a format if wanted: <c>run-{epoch:00}-{val_loss:F3}.safetensors</c>.</summary>
internal sealed class PathTemplate
{
    // Text, or its value under this format.
    private readonly List<(string Text, string? Name, string Format)> _parts = [];

    /// <exception cref="ArgumentException">A brace has no counterpart, or a format is none of .NET's for numbers.</exception>
    public PathTemplate(string path, string argument)
    {
        for (int at = 0; at < path.Length;)
        {
            int open = path.IndexOf('{', at), end = open < 0 ? path.Length : open;
            if (path.AsSpan(at, end - at).Contains('}')) throw new ArgumentException($"The path '{path}' has a brace that nothing opens.", argument);
            _parts.Add((path[at..end], null, ""));
            if (open < 0) break;
            int close = path.IndexOf('}', open);
            if (close < 0 || path.IndexOf('{', open + 1) is var inner && inner >= 0 && inner < close) throw new ArgumentException($"The path '{path}' has a brace that nothing closes.", argument);
            string[] parts = path[(open + 1)..close].Split(':', 2);
            string format = parts.Length > 1 ? parts[1] : "";
            if (!IsFormat(format))
                throw new ArgumentException($"The path '{path}' has the format '{format}', which is none of .NET's for numbers: 00 for two digits and F3 for three decimals are.", argument);
            _parts.Add(("", parts[0], format));
            at = close + 1;
        }
    }

    /// <summary>The names in braces.</summary>
    public IEnumerable<string> Names => _parts.Select(part => part.Name).OfType<string>();

    /// <summary>The path with the values of the names.</summary>
    public string Fill(Func<string, double> value)
    {
        var text = new StringBuilder();
        foreach (var (plain, name, format) in _parts)
            text.Append(name is null ? plain : value(name).ToString(format.Length > 0 ? format : "R", CultureInfo.InvariantCulture));
        return text.ToString();
    }

    // One letter with a precision, or digits and their signs. What else .NET would take stands for itself, as all of Python's "02d" would.
    private static bool IsFormat(string format) => format.Length == 0 || Regex.IsMatch(format, "^([CEFGNPRcefgnpr][0-9]{0,2}|[0#.,%]+)$", RegexOptions.CultureInvariant);
}
