using System.Collections.Generic;
using System.Linq;

namespace CompiledNet.Generator.Operators;

/// <summary>Every layer there is, one line each.</summary>
internal static class OperatorTable
{
    public static readonly IReadOnlyList<Operator> All =
    [
    ];

    private static readonly Dictionary<string, Operator> ByName = All.ToDictionary(layer => layer.Name);

    public static Operator? Find(string name) => ByName.TryGetValue(name, out var found) ? found : null;
}
