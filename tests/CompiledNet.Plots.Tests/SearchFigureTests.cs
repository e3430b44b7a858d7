using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using CompiledNet.Plots;
using CompiledNet.ReportTests;
using CompiledNet.Tuning;
using ScottPlot.Plottables;

namespace CompiledNet.FigureTests;

/// <summary>Searches as figures and as a page.</summary>
public sealed class SearchFigureTests
{
    [Fact]
    public void LinesCrossTheAxesWhereTheTrialsAre()
    {
        var result = Examples.Searched();
        var figure = result.ToFigure("val_loss");
        var lines = figure.Panels[0].GetPlottables<Scatter>().ToList();
        var coordinates = ParallelCoordinates.Of(result);
        lines.Count.ShouldBe(12);
        for (int i = 0; i < lines.Count; i++)
            lines[i].Data.GetScatterPoints().Select(point => (point.X, point.Y)).ShouldBe(coordinates.Lines[i].Heights.Select((height, axis) => ((double)axis, double.IsNaN(height) ? -0.1 : height)));
        string[] texts = Examples.Texts(figure);
        foreach (string expected in (string[])["optimizer", "rate & <so on>", "momentum", "val_loss", "adam", "sgd", "unused", "12 trials"]) texts.ShouldContain(expected);

        var other = Examples.Searched(5, seed: 2);
        var best = Figures.BestSoFar([("one", result), ("two", other)], "val_loss");
        best.Panels[0].GetPlottables<Scatter>().Last().Data.GetScatterPoints().Select(point => point.Y).ShouldBe(other.BestSoFar);
        foreach (string expected in (string[])["best val_loss", "trials", "one", "two"]) Examples.Texts(best).ShouldContain(expected);
        var none = Search.Run(result.Space, _ => double.NaN, new SearchOptions { Trials = 3 });
        Should.Throw<ArgumentException>(() => none.ToFigure()).Message.ShouldStartWith("No trial has come to its end");
        Should.Throw<ArgumentException>(() => Figures.BestSoFar([("none", none)]));
    }

    [Fact]
    public async Task ThePageOfSearchesIsDrawnWideAndNarrow()
    {
        var (one, two) = (Examples.Searched(), Examples.Searched(5, seed: 2));
        string folder = Directory.CreateTempSubdirectory("compilednet-searches-").FullName;
        try
        {
            string path = Path.Combine(folder, "search.html");
            SearchReport.Save(path, [("one", one), ("<b>two</b>", two)], "val_loss");
            var content = JsonDocument.Parse(Regex.Match(File.ReadAllText(path), "id=\"content\">(.*?)</script>", RegexOptions.Singleline).Groups[1].Value).RootElement;
            content.GetProperty("charts")[0].GetProperty("lines")[1].GetProperty("values").EnumerateArray().Take(5).Select(value => value.GetDouble()).ShouldBe(two.BestSoFar);
            content.GetProperty("searches")[0].GetProperty("best").GetProperty("rows")[0][1].GetString().ShouldBe(one.Best.Value.ToString("G6", System.Globalization.CultureInfo.InvariantCulture));
            string alone = Path.Combine(folder, "one.html");
            two.SaveReport(alone);
            one.SaveReport(alone);
            await using var browser = await Browser.StartAsync();
            foreach (int width in (int[])[400, 1600])
            {
                var page = await browser.OpenAsync("file://" + path, width);
                (await page.EvaluateAsync<string>("""
                    () => `${document.querySelectorAll('.trial').length} trials, ${document.querySelectorAll('.bar').length} shares, overflow ${document.documentElement.scrollWidth > window.innerWidth}, markup ${document.querySelectorAll('h2 b').length}`
                    """)).ShouldBe("17 trials, 6 shares, overflow false, markup 0");
                await page.Locator(".trial").Last.HoverAsync(new() { Force = true });
                (await (await browser.OpenAsync("file://" + alone, width)).Locator(".trial").CountAsync()).ShouldBe(12);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        var none = Search.Run(one.Space, _ => double.NaN, new SearchOptions { Trials = 3 });
        SearchReport.ToText([("none", none)]).ShouldContain("3 failed");
        Should.Throw<ArgumentException>(() => SearchReport.ToText([])).Message.ShouldStartWith("There is no search");
    }
}
