using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNet;

/// <summary>Copies weights between networks by name; in memory they may lie in another order, as what is frozen comes last.</summary>
internal static class WeightCopy
{
    /// <summary>Copies the weights of <paramref name="source"/> into a block for <paramref name="target"/>.</summary>
    /// <exception cref="ArgumentException">The mode is strict, and the networks differ in a name or a shape.</exception>
    public static LoadReport Run<T>(INetwork<T> source, INetwork<T> target, Span<T> block, LoadMode mode) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(source);
        if (!Enum.IsDefined(mode)) throw new ArgumentOutOfRangeException(nameof(mode), mode, "Strict or ByName was expected.");
        if (mode == LoadMode.Strict) RequireSame(source, target);
        var theirs = source.Description.Parameters.ToDictionary(parameter => parameter.Name, StringComparer.Ordinal);
        // Taken once, as Replace may exchange them meanwhile.
        var weights = source.Parameters;
        var (loaded, missing, mismatched) = (new List<string>(), new List<string>(), new List<ShapeMismatch>());
        foreach (var parameter in target.Description.Parameters)
        {
            if (!theirs.Remove(parameter.Name, out var other)) missing.Add(parameter.Name);
            else if (!other.Shape.SequenceEqual(parameter.Shape)) mismatched.Add(new ShapeMismatch(parameter.Name, parameter.Shape, other.Shape));
            else
            {
                var values = new T[parameter.Count];
                other.Gather(weights.Span, values);
                parameter.Scatter(values, block);
                loaded.Add(parameter.Name);
            }
        }

        return new LoadReport(loaded, missing, mismatched, [.. source.Description.Parameters.Select(parameter => parameter.Name).Where(theirs.ContainsKey)]);
    }

    /// <summary>Makes sure that two networks have the same parameters, which mean the same: of columns and classes of the same names, where both know some.</summary>
    /// <exception cref="ArgumentException">They differ in a name or a shape.</exception>
    public static void RequireSame<T>(INetwork<T> source, INetwork<T> target) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(source);
        var (from, to) = (source.Description, target.Description);
        var theirs = from.Parameters.ToDictionary(parameter => parameter.Name, StringComparer.Ordinal);
        foreach (var parameter in to.Parameters)
        {
            string? came = !theirs.Remove(parameter.Name, out var other) ? "has none" : other.Shape.SequenceEqual(parameter.Shape) ? null : $"has {ShapeText.Of(other.Shape)}";
            if (came is not null)
                throw new ArgumentException($"{to.Name} has '{parameter.Name}' {ShapeText.Of(parameter.Shape)}, but {from.Name} {came}. LoadMode.ByName copies what fits.", nameof(source));
        }

        if (theirs.Count > 0) throw new ArgumentException($"{from.Name} has '{theirs.Keys.Order(StringComparer.Ordinal).First()}', but {to.Name} has not. LoadMode.ByName copies what fits.", nameof(source));
        var (own, others) = (NetworkNames.Of(target), NetworkNames.Of(source));
        RequireNames("features", own.Features, others.Features);
        RequireNames("targets", own.Targets, others.Targets);
        RequireNames("classes", own.Classes, others.Classes);

        void RequireNames(string what, IReadOnlyList<string> known, IReadOnlyList<string> given)
        {
            if (known.Count > 0 && given.Count > 0 && !known.SequenceEqual(given))
                throw new ArgumentException($"{to.Name} knows the {what} {CsvText.Quote(string.Join(", ", known))}, but the weights of {from.Name} belong to {CsvText.Quote(string.Join(", ", given))}. LoadMode.ByName copies weights alone.", nameof(source));
        }
    }
}
