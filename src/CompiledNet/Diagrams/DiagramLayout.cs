using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace CompiledNet.Diagrams;

/// <summary>
/// Places the layers of a network in levels, each below all that it reads; a line over several levels passes through a point in each, so that
/// it crosses no box. Within a level boxes stand by the mean place of what they read (K. Sugiyama et al., 1981).
/// </summary>
internal sealed class DiagramLayout
{
    private const double Gap = 26, LevelGap = 34, Margin = 10;
    private const int Sweeps = 8;

    private readonly List<List<DiagramBox>> _levels = [];

    public DiagramLayout(DiagramGraph graph)
    {
        var boxes = new List<DiagramBox>();
        foreach (var node in graph.Nodes)
        {
            int level = node.Sources.Count == 0 ? 0 : 1 + node.Sources.Max(source => boxes[source].Level);
            string parameters = node.Parameters == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" · {node.Parameters:N0} parameters");
            var box = Add(new DiagramBox([node.Name, node.Operator, node.OutputShape + parameters], level));
            foreach (int source in node.Sources) box.From.Add(Pass(boxes[source], level));
            boxes.Add(box);
        }

        foreach (var level in _levels) Spread(level);
        for (int sweep = 0; sweep < Sweeps; sweep++) Order();
        Place();
    }

    public IEnumerable<DiagramBox> Boxes => _levels.SelectMany(level => level);

    public double Width { get; private set; }

    public double Height { get; private set; }

    private DiagramBox Add(DiagramBox box)
    {
        while (_levels.Count <= box.Level) _levels.Add([]);
        _levels[box.Level].Add(box);
        return box;
    }

    // From a box to the level above another one.
    private DiagramBox Pass(DiagramBox from, int level)
    {
        while (from.Level < level - 1)
        {
            var pass = Add(new DiagramBox([], from.Level + 1));
            pass.From.Add(from);
            from = pass;
        }

        return from;
    }

    private void Order()
    {
        foreach (var level in _levels.Skip(1))
        {
            var ordered = level.OrderBy(box => box.From.Count == 0 ? box.X : box.From.Average(from => from.X)).ThenBy(box => box.Lines.Length == 0 ? 1 : 0).ToList();
            level.Clear();
            level.AddRange(ordered);
            Spread(level);
        }
    }

    // Side by side around the middle.
    private static void Spread(List<DiagramBox> level)
    {
        double x = -(level.Sum(box => box.Width) + Gap * (level.Count - 1)) / 2;
        foreach (var box in level)
        {
            box.X = x + box.Width / 2;
            x += box.Width + Gap;
        }
    }

    private void Place()
    {
        double left = Boxes.Min(box => box.X - box.Width / 2) - Margin, y = Margin;
        foreach (var level in _levels)
        {
            double height = level.Max(box => box.Height);
            foreach (var box in level) (box.X, box.Y) = (box.X - left, y + (height - box.Height) / 2);
            y += height + LevelGap;
        }

        (Width, Height) = (Boxes.Max(box => box.X + box.Width / 2) + Margin, y - LevelGap + Margin);
    }
}
