using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Operators;

/// <summary>The arguments of a layer as numbers.</summary>
internal static class Arguments
{
    /// <summary>The number given, or another one if none is.</summary>
    public static double Number(this NodeSpec node, string name, double otherwise) =>
        node.Arguments.FirstOrDefault(argument => argument.Name == name) is { Numbers.Count: > 0 } found ? found.Numbers[0] : otherwise;

    public static bool Flag(this NodeSpec node, string name, bool otherwise) => node.Number(name, otherwise ? 1 : 0) != 0;

    /// <summary>The type given, or null.</summary>
    public static TraitSpec? Trait(this NodeSpec node, string name) => node.Arguments.FirstOrDefault(argument => argument.Name == name)?.Trait;

    /// <summary>The whole numbers given; none if the argument is missing or empty.</summary>
    public static IReadOnlyList<int> Integers(this NodeSpec node, string name) =>
        node.Arguments.FirstOrDefault(argument => argument.Name == name) is { } found ? [.. found.Numbers.Select(number => (int)number)] : [];

    /// <summary>One whole number for each of <paramref name="axes"/> axes, as given: none, one for all, or one each; null if it is another count.</summary>
    public static IReadOnlyList<int>? PerAxis(this NodeSpec node, string name, int axes, int otherwise)
    {
        var given = node.Integers(name);
        if (given.Count == axes) return given;
        return given.Count > 1 ? null : [.. Enumerable.Repeat(given.Count == 1 ? given[0] : otherwise, axes)];
    }
}
