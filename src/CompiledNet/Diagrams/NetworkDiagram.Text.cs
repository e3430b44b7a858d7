using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace CompiledNet;

public static partial class NetworkDiagram
{
    /// <summary>
    /// The diagram as text for Mermaid, which GitHub, GitLab and many editors draw where it stands in a block called <c>mermaid</c>; layers, shapes and parameters as in <see cref="ToSvg{T}(INetwork{T})"/>.
    /// </summary>
    public static string ToMermaid<T>(this INetwork<T> network) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        return ToMermaid(network.Description);
    }

    /// <summary>The same from the description of a network.</summary>
    public static string ToMermaid(this NetworkDescription network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return Text(network, "flowchart TD\n", (text, number, lines) => text.Append(CultureInfo.InvariantCulture, $"    n{number}[\"{string.Join("<br/>", lines.Select(Mermaid))}\"]\n"), "    n{0} --> n{1}\n", "");
    }

    /// <summary>The diagram as text for Graphviz, <c>dot -Tsvg</c>; layers, shapes and parameters as in <see cref="ToSvg{T}(INetwork{T})"/>.</summary>
    public static string ToDot<T>(this INetwork<T> network) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        return ToDot(network.Description);
    }

    /// <summary>The same from the description of a network.</summary>
    public static string ToDot(this NetworkDescription network)
    {
        ArgumentNullException.ThrowIfNull(network);
        string head = $"digraph \"{Dot(network.Name)}\" {{\n    node [shape=box, style=rounded, fontname=\"Helvetica\", fontsize=11];\n";
        return Text(network, head, (text, number, lines) => text.Append(CultureInfo.InvariantCulture, $"    n{number} [label=\"{string.Join("\\n", lines.Select(Dot))}\"];\n"), "    n{0} -> n{1};\n", "}\n");
    }

    private static string Text(NetworkDescription network, string head, Action<StringBuilder, int, string[]> box, string line, string end)
    {
        var entries = Diagrams.DiagramEntry.Of(network);
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var text = new StringBuilder(head);
        foreach (var entry in entries)
        {
            numbers[entry.Name] = numbers.Count;
            box(text, numbers[entry.Name], entry.Lines);
        }

        foreach (var entry in entries)
            foreach (string input in entry.Inputs) text.AppendFormat(CultureInfo.InvariantCulture, line, numbers[input], numbers[entry.Name]);
        return text.Append(end).ToString();
    }

    // Mermaid has entities that begin with a number sign.
    private static string Mermaid(string text) => text.Replace("#", "#35;").Replace("\"", "#quot;").Replace("<", "#lt;").Replace(">", "#gt;");

    private static string Dot(string text) => text.Replace("\\", "\\\\").Replace("\"", "\\\"");
}
