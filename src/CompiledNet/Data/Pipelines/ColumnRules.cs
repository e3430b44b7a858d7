using System;
using System.Linq;

namespace CompiledNet;

/// <summary>Rules out of what a file has of them.</summary>
internal static class ColumnRules
{
    private const int MostBuckets = 1 << 20;

    /// <summary>The rule, or null if the kind is unknown or its texts or numbers cannot be.</summary>
    public static ColumnRule? Create(string kind, string column, string[] texts, double[] numbers) => (kind, texts.Length, numbers) switch
    {
        _ when !Array.TrueForAll(numbers, double.IsFinite) => null,
        ("FillNumber", 0, [var value]) => new FillRule(column, value),
        ("FillText", 1, []) => new FillRule(column, texts[0]),
        ("Linear", 0, [var offset, > 0 and var scale]) => new LinearRule(column, offset, scale),
        ("Log", 0, []) => new LogRule(column),
        ("YeoJohnson", 0, [var lambda, var mean, > 0 and var deviation]) => new YeoJohnsonRule(column, lambda, mean, deviation),
        ("UniformQuantile" or "NormalQuantile", 0, [_, ..]) when Ascends(numbers) => new QuantileRule(column, kind == "NormalQuantile", numbers),
        ("OneHot", > 0, []) => new OneHotRule(column, texts, UnknownCategory.Refuse),
        ("OneHotOrZeros", > 0, []) => new OneHotRule(column, texts, UnknownCategory.Zeros),
        ("Index", > 0, []) => new IndexRule(column, texts),
        ("Class", > 0, []) => new ClassRule(column, texts),
        ("Hash", 0, [>= 1 and <= MostBuckets and var buckets]) when buckets == Math.Floor(buckets) => new HashRule(column, (int)buckets),
        ("Tokens", _, [>= 1 and <= TokenRule.MostPlaces and var places]) when places == Math.Floor(places) && texts.Distinct().Count() == texts.Length => new TokenRule(column, texts, (int)places),
        ("Date", 1, []) => new DateRule(column, texts[0]),
        ("Drop", 0, []) => new DropRule(column),
        _ => null,
    };

    private static bool Ascends(double[] numbers)
    {
        for (int i = 1; i < numbers.Length; i++)
            if (numbers[i] < numbers[i - 1]) return false;
        return true;
    }
}
