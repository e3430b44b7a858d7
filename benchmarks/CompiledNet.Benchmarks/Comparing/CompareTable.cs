using System.Collections.Generic;
using System.Globalization;
using System.IO;

namespace CompiledNet.Benchmarks.Comparing;

/// <summary>Prints the rows as a table, which is also Markdown.</summary>
public static class CompareTable
{
    private const string Format = "| {0,-8} | {1,-9} | {2,23} | {3,-13} | {4,23} | {5,9} | {6,7} | {7,-4} | {8,5} |";

    public static void Write(IReadOnlyList<CompareRow> rows, TextWriter writer)
    {
        Line(writer, "workload", "unit", "ours: best (median)", "peer", "best (median)", "ratio", "goal", "met", "bytes");
        writer.WriteLine("|----------|-----------|------------------------:|---------------|------------------------:|----------:|--------:|------|------:|");
        foreach (var row in rows)
        {
            string goal = row.Goal is { } wanted ? Number(wanted) + "x" : "";
            string met = row.Met switch { true => "yes", false => "NO", null => "" };
            Line(writer, row.Workload, row.Unit, Pair(row.Ours, row.OursMedian), row.Peer, Pair(row.PeerValue, row.PeerMedian), Number(row.Ratio) + "x", goal, met, row.BytesAllocated);
        }
    }

    private static void Line(TextWriter writer, params object[] cells) => writer.WriteLine(string.Format(CultureInfo.InvariantCulture, Format, cells));

    private static string Pair(double best, double median) => $"{Number(best)} ({Number(median)})";

    private static string Number(double value) => value.ToString(value switch { < 10 => "0.00", < 1000 => "0.0", _ => "#,0" }, CultureInfo.InvariantCulture);
}
