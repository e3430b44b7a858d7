using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Graph;

/// <summary>Names layers that have none, as Keras does: dense, dense_1, dropout …</summary>
internal static class LayerNames
{
    /// <summary>One name for each layer; given names stay as they are.</summary>
    public static ImmutableArray<string> Of(IReadOnlyList<NodeSpec> nodes)
    {
        var taken = new HashSet<string>(nodes.Select(node => node.Name).OfType<string>());
        var next = new Dictionary<string, int>();
        return nodes.Select(node => node.Name ?? Free(SnakeCase(node.Block?.Type.Spoken ?? node.Operator), taken, next)).ToImmutableArray();
    }

    /// <summary>The name as Keras writes it: <c>GlobalAveragePooling2D</c> becomes <c>global_average_pooling2d</c>.</summary>
    public static string SnakeCase(string name)
    {
        var text = new StringBuilder();
        for (int i = 0; i < name.Length; i++)
        {
            bool startsWord = i > 0 && char.IsUpper(name[i])
                && (char.IsLower(name[i - 1]) || i + 1 < name.Length && char.IsLower(name[i + 1]));
            if (startsWord) text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }

    private static string Free(string name, HashSet<string> taken, Dictionary<string, int> next)
    {
        if (taken.Add(name)) return name;
        int number = next.TryGetValue(name, out int known) ? known : 1;
        string candidate;
        do candidate = name + "_" + (number++).ToString(CultureInfo.InvariantCulture);
        while (!taken.Add(candidate));
        next[name] = number;
        return candidate;
    }
}
