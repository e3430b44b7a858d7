using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>
/// The networks of all layers in one compilation: two thirds of what is emitted for kernels stands in those of other layers
/// too, and is compiled once where they are compiled together.
/// </summary>
internal static partial class LayerCompilations
{
    // Who runs one class does not wait for all others.
    private static readonly bool s_isFiltered = Environment.GetCommandLineArgs().Any(argument => Filter().IsMatch(argument));

    private static readonly NetworkBatch[] s_batches =
    [
        .. typeof(ILayerCases).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(ILayerCases))).OrderBy(type => type.FullName, StringComparer.Ordinal).Select(Batch),
    ];

    private static readonly Lazy<IReadOnlyDictionary<string, IReadOnlyList<NetworkForms>>> s_compiled = new(() => NetworkForms.CompileTogether(s_batches));

    /// <summary>The networks of each class of tests.</summary>
    public static IReadOnlyList<NetworkBatch> All => s_batches;

    /// <summary>The compiled networks of a class of tests.</summary>
    public static IReadOnlyList<NetworkForms> Of(Type layer) =>
        s_isFiltered ? NetworkForms.CompileTogether([Batch(layer)])[layer.Name] : s_compiled.Value[layer.Name];

    private static NetworkBatch Batch(Type layer) => new(
        layer.Name, Read<IReadOnlyList<NetworkSource>>(layer, nameof(ILayerCases.Cases))!, Read<string>(layer, nameof(ILayerCases.Blocks)) ?? "");

    private static T? Read<T>(Type layer, string property) => (T?)layer.GetProperty(property)?.GetValue(null);

    [GeneratedRegex("^--?(filter|class|method|namespace|trait|displayName|id$|run$)")]
    private static partial Regex Filter();
}
