using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators.Options;

namespace CompiledNet.Generator.Operators.Movement;

/// <summary>The margins of padding and cropping: one number for all sides, one for each axis, or two for each axis.</summary>
internal static class Margins
{
    /// <summary>One margin for each axis, or null if so many numbers mean nothing.</summary>
    public static IReadOnlyList<Margin>? Of(NodeSpec node, string argument, int axes, int otherwise)
    {
        var given = node.Integers(argument);
        if (given.Count == 2 * axes) return [.. Enumerable.Range(0, axes).Select(axis => new Margin(given[2 * axis], given[2 * axis + 1]))];
        return node.PerAxis(argument, axes, otherwise) is { } each ? [.. each.Select(margin => new Margin(margin, margin))] : null;
    }

    /// <summary>Two numbers for each axis, as text.</summary>
    public static string? Text(NodeSpec node, string argument, int axes, int otherwise) =>
        Of(node, argument, axes, otherwise) is { } margins ? OptionText.Of(margins.SelectMany(margin => new[] { margin.Before, margin.After })) : null;

    public static string Expected(int axes) => axes == 1
        ? "one number for both ends or two for start and end, none negative"
        : "one number for all sides, two for height and width, or four for top, bottom, left and right, none negative";
}
