using System.Globalization;
using System.Text;

namespace CompiledNet.Diagrams;

/// <summary>Writes a drawing in the language DOT, with records as boxes.</summary>
internal static class DotText
{
    public static string Of(DiagramGraph graph)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"digraph \"{Escape(graph.Name)}\" {{\n    node [shape=record];\n");
        for (int i = 0; i < graph.Nodes.Count; i++)
        {
            var node = graph.Nodes[i];
            string shapes = node.InputShapes.Count == 0 ? $"{{output:|{node.OutputShape}}}" : $"{{input:|output:}}|{{{string.Join(", ", node.InputShapes)}|{node.OutputShape}}}";
            text.Append(CultureInfo.InvariantCulture, $"    n{i} [label=\"{{{Escape(node.Name)}: {Escape(node.Operator)}|{{{shapes}}}}}\"{(node.IsOutput ? ", peripheries=2" : "")}];\n");
        }

        for (int i = 0; i < graph.Nodes.Count; i++)
        {
            foreach (int source in graph.Nodes[i].Sources) text.Append(CultureInfo.InvariantCulture, $"    n{source} -> n{i};\n");
            if (graph.Nodes[i].WeightsOf is { } owner) text.Append(CultureInfo.InvariantCulture, $"    n{owner} -> n{i} [style=dotted, label=\"weights\"];\n");
        }

        return text.Append("}\n").ToString();
    }

    // What divides fields of a record, and what ends a text.
    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (char letter in text)
        {
            if (letter is '{' or '}' or '|' or '<' or '>' or '"' or '\\') escaped.Append('\\');
            escaped.Append(letter);
        }

        return escaped.ToString();
    }
}
