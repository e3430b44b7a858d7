using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Graph;

/// <summary>
/// Makes a network for each combination of the sizes that its layers are declared with: the declared sizes are the class itself, the others are
/// classes inside it, such as <c>Variant16x8</c>.
/// </summary>
internal static class VariantExpander
{
    /// <summary>The most networks of a declaration: a small one is some 30 KB of code.</summary>
    private const int Most = 64;

    private const string Option = "Variants";
    private static readonly string[] Sizes = ["Units", "Filters"];

    /// <summary>The networks, or null if no layer has variants or something is wrong with them.</summary>
    public static VariantFamily? Expand(NetworkSpec spec, List<Problem> problems)
    {
        var names = LayerNames.Of(spec.Nodes.ToList());
        var layers = new List<(int Node, string Size, ImmutableArray<int> Values)>();
        for (int i = 0; i < spec.Nodes.Count; i++)
        {
            var node = spec.Nodes[i];
            if (node.Block is { } block && HasVariants(block)) problems.Add(Misplaced(names[i], node, $"uses the block {block.Type.Spoken}, whose layers have variants: only a network's own layers may"));
            if (Argument(node, Option) is not { } variants) continue;
            if (Sizes.FirstOrDefault(size => Argument(node, size) is not null) is not { } option)
                problems.Add(Misplaced(names[i], node, "has variants of a size that it does not declare: write the size first, as in Dense(8, Variants = new[] { 16 })"));
            else
                layers.Add((i, option, variants.Numbers.Prepend(Argument(node, option)!.Numbers[0]).Select(value => (int)value).Distinct().ToImmutableArray()));
        }

        if (problems.Count > 0 || layers.Count == 0) return null;
        long count = layers.Aggregate(1L, (product, layer) => Math.Min(product * layer.Values.Length, int.MaxValue));
        if (count > Most) problems.Add(new Problem(ProblemCode.TooManyVariants, -1, new[] { spec.Type.Spoken, count.ToString(), Most.ToString() }.ToEquatableArray()));
        if (spec.Members.Contains(Option)) problems.Add(new Problem(ProblemCode.ReservedMember, -1, new[] { spec.Type.Spoken, Option }.ToEquatableArray()));
        if (problems.Count > 0) return null;

        IEnumerable<ImmutableArray<int>> combinations = [ImmutableArray<int>.Empty];
        foreach (var layer in layers) combinations = combinations.SelectMany(sizes => layer.Values.Select(sizes.Add));
        var members = combinations.Select((sizes, number) => new NetworkVariant(Sized(spec, layers, sizes, isDeclared: number == 0), sizes)).ToImmutableArray();
        foreach (var name in members.Skip(1).Select(member => member.Spec.Type.Name).Where(name => spec.Members.Contains(name)))
            problems.Add(new Problem(ProblemCode.ReservedMember, -1, new[] { spec.Type.Spoken, name }.ToEquatableArray()));
        return problems.Count > 0 ? null : new VariantFamily(spec.Type, spec.ElementType, layers.Select(layer => names[layer.Node]).ToImmutableArray(), members);
    }

    private static bool HasVariants(NetworkSpec block) => block.Nodes.Any(node => Argument(node, Option) is not null || node.Block is { } inner && HasVariants(inner));

    private static NetworkSpec Sized(NetworkSpec spec, List<(int Node, string Size, ImmutableArray<int> Values)> layers, ImmutableArray<int> sizes, bool isDeclared)
    {
        var nodes = spec.Nodes.ToArray();
        for (int i = 0; i < layers.Count; i++)
        {
            var (at, size, _) = layers[i];
            nodes[at] = nodes[at] with
            {
                Arguments = nodes[at].Arguments.Where(argument => argument.Name != Option)
                    .Select(argument => argument.Name == size ? argument with { Numbers = new double[] { sizes[i] }.ToEquatableArray() } : argument).ToEquatableArray(),
            };
        }

        if (isDeclared) return spec with { Nodes = nodes.ToEquatableArray() };
        string name = "Variant" + string.Join("x", sizes), text = string.Join(" × ", sizes);
        var type = new TypeSpec(spec.Type.Namespace, spec.Type.Containers.Append($"partial class {spec.Type.Name}").ToEquatableArray(), name, $"{spec.Type.FullName}.{name}")
        {
            Modifiers = "public sealed ",
            Summary = $"The network with {text} for the sizes of its layers that have variants.",
        };
        // The properties of a graph are implemented anew in a class where nobody has declared them.
        var own = nodes.Select(node => node with { PropertyModifiers = node.PropertyModifiers is null ? null : "public" });
        return spec with { Type = type, Nodes = own.ToEquatableArray(), Members = EquatableArray<string>.Empty };
    }

    private static Argument? Argument(NodeSpec node, string name) => node.Arguments.FirstOrDefault(argument => argument.Name == name);

    private static Problem Misplaced(string name, NodeSpec node, string what) => new(ProblemCode.VariantsOutOfPlace, node.AttributeId, new[] { name, what }.ToEquatableArray());
}
