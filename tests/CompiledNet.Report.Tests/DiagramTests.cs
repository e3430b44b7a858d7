using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CompiledNet.ReportTests;

/// <summary>Diagrams of networks.</summary>
public class DiagramTests
{
    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void LayersStandWithTheirShapes()
    {
        var drawing = XDocument.Parse(new Images().ToSvg()).Root!;
        drawing.Elements(s_svg + "text").Select(text => text.Value).ShouldBe(
            ["input", "Input", "(None, 5, 5)", "flatten", "Flatten", "(None, 25)", "dense", "Dense(Softmax)", "(None, 3) · 78 parameters"]);
        drawing.Elements(s_svg + "rect").Count().ShouldBe(3);
        drawing.Elements(s_svg + "path").Count().ShouldBe(2);
    }

    [Fact]
    public void TextsForOtherProgramsSayTheSame()
    {
        new Images().ToMermaid().ShouldBe("""
            flowchart TD
                n0["<b>input</b><br/>Input<br/>(None, 5, 5)"]
                n1["<b>flatten</b><br/>Flatten<br/>(None, 5, 5) → (None, 25)"]
                n2[["<b>dense</b><br/>Dense(Softmax)<br/>(None, 25) → (None, 3)<br/>78 parameters"]]
                n0 --> n1
                n1 --> n2

            """);
        new Images().ToDot().ShouldBe("""
            digraph "Images" {
                node [shape=record];
                n0 [label="{input: Input|{{output:|(None, 5, 5)}}}"];
                n1 [label="{flatten: Flatten|{{input:|output:}|{(None, 5, 5)|(None, 25)}}}"];
                n2 [label="{dense: Dense(Softmax)|{{input:|output:}|{(None, 25)|(None, 3)}}}", peripheries=2];
                n0 -> n1;
                n1 -> n2;
            }

            """);
        var network = new Residual().Description;
        string mermaid = network.ToMermaid();
        var names = Regex.Matches(mermaid, @"(n\d+)\[{1,2}""<b>(\w+)</b><br/>").ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
        var lines = Regex.Matches(mermaid, @"(n\d+) --> (n\d+)").Select(match => (names[match.Groups[1].Value], names[match.Groups[2].Value]));
        lines.ShouldBe(network.Layers.SelectMany(layer => layer.Inputs.Select(input => (input, layer.Name))));
        var odd = new NetworkDescription
        {
            Name = "a \"b\" \\c", Inputs = [new("x", [2], 0)], Layers = [new("y", "Dense<\"x\">#1", ["x"], [2], 0, 0)], Parameters = [], Outputs = [],
            InputSize = 2, OutputSize = 2, TargetSize = 0, MultiplyAdds = 1, ParameterLength = 16, TrainableLength = 16, Workspaces = new(16, 16, 0, 0),
        };
        odd.ToMermaid().ShouldContain("Dense&lt;&quot;x&quot;&gt;#35;1");
        odd.ToDot().ShouldStartWith("digraph \"a \\\"b\\\" \\\\c\" {");
        odd.ToDot().ShouldContain("Dense\\<\\\"x\\\"\\>#1");
    }

    [Fact]
    public void EveryLayerStandsBelowWhatItReadsAndNothingOverlaps()
    {
        var network = new Residual().Description;
        var drawing = XDocument.Parse(network.ToSvg()).Root!;
        double width = Number(drawing, "width"), height = Number(drawing, "height");
        var texts = drawing.Elements(s_svg + "text").ToList();
        var boxes = drawing.Elements(s_svg + "rect").Select((rect, i) => new Box(texts[3 * i].Value, Number(rect, "x"), Number(rect, "y"), Number(rect, "width"), Number(rect, "height"))).ToList();
        boxes.Select(box => box.Name).Order().ShouldBe(network.Layers.Select(layer => layer.Name).Concat(network.Inputs.Select(input => input.Name)).Distinct().Order());
        foreach (var box in boxes)
        {
            box.X.ShouldBeGreaterThanOrEqualTo(0);
            (box.X + box.Width).ShouldBeLessThanOrEqualTo(width);
            (box.Y + box.Height).ShouldBeLessThanOrEqualTo(height);
            foreach (var other in boxes.Where(other => other != box))
                (other.X >= box.X + box.Width || box.X >= other.X + other.Width || other.Y >= box.Y + box.Height || box.Y >= other.Y + other.Height).ShouldBeTrue($"{box.Name} and {other.Name} overlap");
        }

        // Each line of the declaration, followed back through the points where it passes, leads to the layer that is read.
        var lines = drawing.Elements(s_svg + "path").Select(path => Regex.Matches((string)path.Attribute("d")!, "[0-9.]+").Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture)).ToArray())
            .Select(numbers => (From: (X: numbers[0], Y: numbers[1]), To: (X: numbers[^2], Y: numbers[^1]))).ToList();
        foreach (var (from, to) in lines) from.Y.ShouldBeLessThan(to.Y);
        foreach (var layer in network.Layers)
        {
            var box = boxes.Single(box => box.Name == layer.Name);
            var read = lines.Where(line => Near(line.To, (box.X + box.Width / 2, box.Y))).Select(line => Source(line.From, lines, boxes));
            read.Order().ShouldBe(layer.Inputs.Order());
        }
    }

    private static string Source((double X, double Y) start, List<((double X, double Y) From, (double X, double Y) To)> lines, List<Box> boxes) =>
        boxes.Find(box => Near(start, (box.X + box.Width / 2, box.Y + box.Height)))?.Name ?? Source(lines.Single(line => Near(line.To, start)).From, lines, boxes);

    private static bool Near((double X, double Y) one, (double X, double Y) other) => Math.Abs(one.X - other.X) < 0.2 && Math.Abs(one.Y - other.Y) < 0.2;

    private static double Number(XElement element, string name) => double.Parse((string)element.Attribute(name)!, CultureInfo.InvariantCulture);

    private sealed record Box(string Name, double X, double Y, double Width, double Height);
}
