using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNet;

/// <summary>Rules out of what a file has of them: those of the core, and those that other packages have registered.</summary>
public static class ColumnRules
{
    private const char AfterPackage = '/';

    private static readonly ConcurrentDictionary<string, ColumnRuleFactory> s_registered = new(StringComparer.Ordinal);

    /// <summary>
    /// Makes a kind of rule known to this process, so that pipelines with it can be fitted and files with it loaded. There is no reflection: a package says so once,
    /// before either. Registering a kind again changes nothing.
    /// </summary>
    /// <param name="kind">What <see cref="ColumnRule.Kind"/> says: the name of the package, a slash, and the rule's own.</param>
    /// <param name="create">Makes the rule again.</param>
    /// <exception cref="ArgumentException">The kind has no package before a slash.</exception>
    public static void Register(string kind, ColumnRuleFactory create)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(create);
        if (kind.IndexOf(AfterPackage) is not (> 0 and var slash) || slash == kind.Length - 1)
            throw new ArgumentException($"A package, a slash and a name were expected, such as 'CompiledNet.Text/BytePairs', not '{kind}'.", nameof(kind));
        s_registered.TryAdd(kind, create);
    }

    /// <summary>The package that has to register a kind of rule before this can be read; null if it is known here, or of the core.</summary>
    internal static string? MissingPackage(string kind) =>
        kind.IndexOf(AfterPackage) is > 0 and var slash && !s_registered.ContainsKey(kind) ? kind[..slash] : null;

    /// <summary>Refuses a rule that a file could not give back.</summary>
    /// <exception cref="ArgumentException">Its kind is not registered, or is that of another rule.</exception>
    internal static void Check(ColumnRule rule)
    {
        if (Create(rule.Kind, rule.Column, [.. rule.Texts], [.. rule.Numbers])?.GetType() == rule.GetType()) return;
        throw new ArgumentException($"A rule that can be made again of its texts and numbers was expected, but none of '{rule.Kind}' can: register that kind by ColumnRules.Register.", "steps");
    }

    /// <summary>The rule, or null if the kind is unknown or its texts or numbers cannot be.</summary>
    internal static ColumnRule? Create(string kind, string column, string[] texts, double[] numbers) => (kind, texts.Length, numbers) switch
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
        ("Hash", 0, [>= 1 and <= HashRule.MostBuckets and var buckets]) when buckets == Math.Floor(buckets) => new HashRule(column, (int)buckets),
        ("Tokens", _, [>= 1 and <= TokenRule.MostPlaces and var places]) when places == Math.Floor(places) && texts.Distinct().Count() == texts.Length => new TokenRule(column, texts, (int)places),
        ("Date", 1, []) when DateRule.IsFormat(texts[0]) => new DateRule(column, texts[0]),
        ("Drop", 0, []) => new DropRule(column),
        _ => s_registered.GetValueOrDefault(kind)?.Invoke(column, texts, numbers),
    };

    private static bool Ascends(double[] numbers)
    {
        for (int i = 1; i < numbers.Length; i++)
            if (numbers[i] < numbers[i - 1]) return false;
        return true;
    }
}
