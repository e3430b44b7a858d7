using System.Globalization;

/// <summary>Draws how the best value falls, a row of blocks for each search, on one scale.</summary>
public static class BestSoFarChart
{
    private const string Blocks = "▁▂▃▄▅▆▇█";
    private const int Width = 48;

    public static void Write(IReadOnlyList<(string Name, IReadOnlyList<double> Best)> searches)
    {
        double[] all = [.. searches.SelectMany(search => search.Best).Where(double.IsFinite).Order()];
        // The first trials are far above anything later; the worst tenth shares the highest block.
        var (low, high) = (all[0], all[(int)(0.9 * (all.Length - 1))]);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"best loss so far, from {low:F4} (▁) to {high:F4} (█) and above, over the trials:"));
        foreach (var (name, best) in searches)
        {
            var row = Enumerable.Range(0, Math.Min(Width, best.Count)).Select(i => best[i * (best.Count - 1) / Math.Max(1, Math.Min(Width, best.Count) - 1)]);
            Console.WriteLine($"{name,-10} {string.Concat(row.Select(value => Block(value, low, high)))}");
        }
    }

    private static char Block(double value, double low, double high) =>
        double.IsNaN(value) ? ' ' : Blocks[(int)Math.Round((Blocks.Length - 1) * Math.Clamp((value - low) / Math.Max(high - low, 1e-12), 0, 1))];
}
