using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Emission;

/// <summary>
/// Implements the properties of a class without a network behind them: of a block, which is only a pattern, and of a
/// wrong declaration, so that the compiler does not complain of every property besides.
/// </summary>
internal static class StubEmitter
{
    public static IEnumerable<GeneratedFile> Emit(NetworkSpec spec)
    {
        var properties = spec.Nodes.Where(node => node.PropertyName is not null).ToList();
        if (properties.Count == 0 && !spec.Type.DeniesCompliance) yield break;

        var writer = FileHeader.Begin();
        PartialType.Write(spec.Type, $"class {spec.Type.Name}", writer, () =>
        {
            foreach (var property in properties)
                writer.Line($"{property.PropertyModifiers} global::CompiledNet.Node {property.PropertyName} => default;");
        });
        yield return new GeneratedFile(HintNames.Of(spec.Type.FullName, "Nodes"), writer.ToString());
    }
}
