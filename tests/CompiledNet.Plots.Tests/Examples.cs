using System;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using CompiledNet.Plots;
using CompiledNet.Tuning;
using SkiaSharp;

namespace CompiledNet.FigureTests;

internal static class Examples
{
    public static Dataset Pictures()
    {
        var random = new Random(2);
        float[] targets = [.. Enumerable.Range(0, 60).Select(row => (float)(row % 3))];
        float[][] features = [.. targets.Select(target => Enumerable.Range(0, 36).Select(i => random.NextSingle() + (i % 3 == (int)target ? 0.3f : 0)).ToArray())];
        return Dataset.From(features, targets).WithNames(classes: ["<one>", "two", "three"]);
    }

    public static (Images Network, History History) Fitted()
    {
        var network = new Images(seed: 1);
        return (network, network.Fit(Pictures(), new FitOptions { Epochs = 4, ValidationSplit = 0.5, Metrics = [new Accuracy()] }));
    }

    /// <summary>A search with an optimizer, a rate, and a momentum that counts for one of the optimizers only.</summary>
    public static SearchResult Searched(int trials = 12, int seed = 1)
    {
        var space = new SearchSpace();
        var optimizer = space.Choice("optimizer", ["adam", "sgd"]);
        var rate = space.Float("rate & <so on>", 1e-4, 1, Spacing.Logarithmic);
        var momentum = space.Float("momentum", 0, 0.99, when: optimizer.Is("sgd"));
        return Search.Run(space, trial => Math.Abs(Math.Log10(trial.Get(rate)) + 2) + (trial.Get(optimizer) == "sgd" ? trial.Get(momentum) : 0.5), new SearchOptions { Strategy = new RandomSearch(), Trials = trials, Seed = seed });
    }

    /// <summary>All that is written in the picture. It is the same picture as PNG, of the size that it says.</summary>
    public static string[] Texts(Figure figure, double scale = 1)
    {
        using var picture = SKBitmap.Decode(figure.ToPng(scale));
        (picture.Width, picture.Height).ShouldBe(((int)(figure.Width * scale), (int)(figure.Height * scale)));
        picture.Pixels.Distinct().Count().ShouldBeGreaterThan(3);
        // What touches an edge is cut off there.
        for (int x = 0; x < picture.Width; x++) (picture.GetPixel(x, 0), picture.GetPixel(x, picture.Height - 1)).ShouldBe((SKColors.White, SKColors.White), $"column {x}");
        for (int y = 0; y < picture.Height; y++) (picture.GetPixel(0, y), picture.GetPixel(picture.Width - 1, y)).ShouldBe((SKColors.White, SKColors.White), $"row {y}");
        var drawing = XDocument.Load(new StringReader(figure.ToSvg())).Root!;
        ((string?)drawing.Attribute("width"), (string?)drawing.Attribute("height")).ShouldBe(($"{figure.Width}", $"{figure.Height}"));
        return [.. drawing.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value.Trim())];
    }
}
