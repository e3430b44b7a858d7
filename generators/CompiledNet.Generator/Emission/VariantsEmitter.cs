using System.Linq;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Emission;

/// <summary>Writes the table of a network's variants into the user's class.</summary>
internal static class VariantsEmitter
{
    public static GeneratedFile Emit(VariantFamily family)
    {
        string scalar = family.ElementType == ElementType.Double ? "double" : "float", type = $"global::CompiledNet.NetworkVariants<{scalar}>";
        var writer = FileHeader.Begin($"{family.Type.FullName}: the variants of the network.");
        // Another part says what is to be said of the class as a whole.
        PartialType.Write(family.Type with { DeniesCompliance = false }, $"class {family.Type.Name}", writer, () =>
        {
            writer.Line("/// <summary>The network in all sizes that its layers are declared with, each compiled; the declared one is the first.</summary>");
            writer.Line($"public static {type} Variants {{ get; }} = new(");
            using (writer.Indent())
            {
                writer.Line($"[{string.Join(", ", family.Layers.Select(layer => Literals.Of(layer)))}],");
                writer.Line("[");
                using (writer.Indent())
                    foreach (var variant in family.Members) writer.Line($"new([{string.Join(", ", variant.Sizes)}], static seed => new {variant.Spec.Type.Name}(seed)),");
                writer.Line("]);");
            }
        });
        return new GeneratedFile(HintNames.Of(family.Type.FullName, "Variants"), writer.ToString());
    }
}
