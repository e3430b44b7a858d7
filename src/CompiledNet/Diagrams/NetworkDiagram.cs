using System;
using System.Globalization;
using System.Net;
using System.Text;

namespace CompiledNet;

/// <summary>Networks as pictures, and as texts that others make pictures of.</summary>
public static partial class NetworkDiagram
{
    /// <summary>
    /// A diagram of the layers, from the inputs down, with their names, operators, output shapes (None stands for the batch) and parameters; as
    /// <c>keras.utils.plot_model</c> with <c>show_shapes</c> draws it. It needs no font: the viewer's own is used. Within a page the colors follow the custom
    /// properties <c>--box</c>, <c>--boxline</c>, <c>--ink</c>, <c>--soft</c> and <c>--faint</c>, if it has them.
    /// </summary>
    /// <returns>The text of an SVG file.</returns>
    public static string ToSvg<T>(this INetwork<T> network) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        return ToSvg(network.Description);
    }

    /// <summary>The same from the description of a network.</summary>
    public static string ToSvg(this NetworkDescription network)
    {
        ArgumentNullException.ThrowIfNull(network);
        var layout = new Diagrams.DiagramLayout(new Diagrams.DiagramGraph(network));
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{layout.Width:0.#}\" height=\"{layout.Height:0.#}\" viewBox=\"0 0 {layout.Width:0.#} {layout.Height:0.#}\" role=\"img\" aria-label=\"{Escaped(network.Name)}\" font-family=\"system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', Arial, sans-serif\" font-size=\"12\" text-anchor=\"middle\">\n");
        text.Append("<defs><marker id=\"arrow\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\"><path d=\"M0 0.5 8 4 0 7.5z\" fill=\"var(--faint, #8b95a3)\"/></marker></defs>\n");
        foreach (var box in layout.Boxes)
            foreach (var from in box.From) AppendLine(text, from, box);
        foreach (var box in layout.Boxes) AppendBox(text, box);
        return text.Append("</svg>\n").ToString();
    }

    // A curve that leaves downwards and arrives downwards; only at boxes it has a head.
    private static void AppendLine(StringBuilder text, Diagrams.DiagramBox from, Diagrams.DiagramBox to)
    {
        double start = from.Y + from.Height, end = to.Y, middle = (start + end) / 2;
        string head = to.Lines.Length > 0 ? " marker-end=\"url(#arrow)\"" : "";
        text.Append(CultureInfo.InvariantCulture, $"<path d=\"M{from.X:0.#} {start:0.#}C{from.X:0.#} {middle:0.#} {to.X:0.#} {middle:0.#} {to.X:0.#} {end:0.#}\" fill=\"none\" stroke=\"var(--faint, #8b95a3)\" stroke-width=\"1.4\"{head}/>\n");
    }

    private static void AppendBox(StringBuilder text, Diagrams.DiagramBox box)
    {
        if (box.Lines.Length == 0) return;
        text.Append(CultureInfo.InvariantCulture, $"<rect x=\"{box.X - box.Width / 2:0.#}\" y=\"{box.Y:0.#}\" width=\"{box.Width:0.#}\" height=\"{box.Height:0.#}\" rx=\"8\" fill=\"var(--box, #f3f6fc)\" stroke=\"var(--boxline, #b9c6e4)\"/>\n");
        for (int i = 0; i < box.Lines.Length; i++)
        {
            string style = i == 0 ? "font-weight=\"600\" fill=\"var(--ink, #1b2330)\"" : "fill=\"var(--soft, #5b6675)\"";
            text.Append(CultureInfo.InvariantCulture, $"<text x=\"{box.X:0.#}\" y=\"{box.Y + 20 + 16 * i:0.#}\" {style}>{Escaped(box.Lines[i])}</text>\n");
        }
    }

    private static string Escaped(string text) => WebUtility.HtmlEncode(text);
}
