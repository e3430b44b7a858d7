using System;

namespace CompiledNet;

public static partial class NetworkDiagram
{
    /// <summary>
    /// The diagram of <see cref="ToSvg{T}(INetwork{T})"/> as a Mermaid flowchart, which Markdown pages on GitHub and elsewhere show as a drawing when it stands in a block of code
    /// called <c>mermaid</c>. A double frame marks an output, a dotted arrow leads from weights to another layer that uses them.
    /// </summary>
    public static string ToMermaid<T>(this INetwork<T> network) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        return network.Description.ToMermaid();
    }

    /// <inheritdoc cref="ToMermaid{T}"/>
    public static string ToMermaid(this NetworkDescription network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return Diagrams.MermaidText.Of(new Diagrams.DiagramGraph(network));
    }

    /// <summary>The network in the language DOT of Graphviz; <c>dot -Tsvg</c> draws it. Marks are those of <see cref="ToMermaid{T}"/>.</summary>
    public static string ToDot<T>(this INetwork<T> network) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        return network.Description.ToDot();
    }

    /// <inheritdoc cref="ToDot{T}"/>
    public static string ToDot(this NetworkDescription network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return Diagrams.DotText.Of(new Diagrams.DiagramGraph(network));
    }
}
