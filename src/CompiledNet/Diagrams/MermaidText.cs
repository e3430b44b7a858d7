using System.Globalization;
using System.Text;

namespace CompiledNet.Diagrams;

/// <summary>Writes a drawing as a Mermaid flowchart.</summary>
internal static class MermaidText
{
    public static string Of(DiagramGraph graph)
    {
        var text = new StringBuilder("flowchart TD\n");
        for (int i = 0; i < graph.Nodes.Count; i++)
        {
            var node = graph.Nodes[i];
            string shapes = node.InputShapes.Count == 0 ? node.OutputShape : $"{string.Join(", ", node.InputShapes)} → {node.OutputShape}";
            string parameters = node.Parameters == 0 ? "" : $"<br/>{node.Parameters.ToString("N0", CultureInfo.InvariantCulture)} parameters";
            string label = $"\"<b>{Escape(node.Name)}</b><br/>{Escape(node.Operator)}<br/>{shapes}{parameters}\"";
            text.Append(CultureInfo.InvariantCulture, $"    n{i}{(node.IsOutput ? $"[[{label}]]" : $"[{label}]")}\n");
        }

        for (int i = 0; i < graph.Nodes.Count; i++)
        {
            foreach (int source in graph.Nodes[i].Sources) text.Append(CultureInfo.InvariantCulture, $"    n{source} --> n{i}\n");
            if (graph.Nodes[i].WeightsOf is { } owner) text.Append(CultureInfo.InvariantCulture, $"    n{owner} -. weights .-> n{i}\n");
        }

        return text.ToString();
    }

    // An entity begins with a number sign in Mermaid's own form.
    private static string Escape(string text) => text.Replace("#", "#35;").Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;");
}
