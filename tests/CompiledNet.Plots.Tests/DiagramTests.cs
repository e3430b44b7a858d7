using System.Linq;
using System.Xml.Linq;
using CompiledNet.Diagrams;

namespace CompiledNet.PlotsTests;

/// <summary>Diagrams of networks.</summary>
public class DiagramTests
{
    [Fact]
    public void LayersStandWithTheirShapes()
    {
        var drawing = XDocument.Parse(new Images().ToSvg()).Root!;
        XNamespace svg = "http://www.w3.org/2000/svg";
        drawing.Elements(svg + "text").Select(text => text.Value).ShouldBe(
            ["input", "Input", "(None, 5, 5)", "flatten", "Flatten", "(None, 25)", "dense", "Dense(Softmax)", "(None, 3) · 78 parameters"]);
        drawing.Elements(svg + "rect").Count().ShouldBe(3);
        drawing.Elements(svg + "path").Count().ShouldBe(2);
    }

    [Fact]
    public void EveryLayerStandsBelowWhatItReadsAndNothingOverlaps()
    {
        var network = new Residual().Description;
        var layout = new DiagramLayout(network);
        var boxes = layout.Nodes.Where(node => node.Lines.Length > 0).ToList();
        boxes.Select(box => box.Lines[0]).Order().ShouldBe(network.Layers.Select(layer => layer.Name).Concat(network.Inputs.Select(input => input.Name)).Distinct().Order());
        foreach (var node in layout.Nodes)
        {
            foreach (var from in node.From) (from.Y + from.Height).ShouldBeLessThan(node.Y);
            (node.X - node.Width / 2).ShouldBeGreaterThanOrEqualTo(0);
            (node.X + node.Width / 2).ShouldBeLessThanOrEqualTo(layout.Width);
            (node.Y + node.Height).ShouldBeLessThanOrEqualTo(layout.Height);
        }

        foreach (var level in layout.Nodes.GroupBy(node => node.Level))
        {
            var row = level.OrderBy(node => node.X).ToList();
            for (int i = 1; i < row.Count; i++) (row[i - 1].X + row[i - 1].Width / 2).ShouldBeLessThan(row[i].X - row[i].Width / 2);
        }

        // Each line of the declaration, followed through the points where it passes, leads to the layer that is read.
        var read = boxes.ToDictionary(box => box.Lines[0], box => box.From.Select(Source).Order().ToList());
        foreach (var layer in network.Layers) read[layer.Name].ShouldBe([.. layer.Inputs.Order()]);
    }

    private static string Source(DiagramNode node) => node.Lines.Length > 0 ? node.Lines[0] : Source(node.From.Single());
}
