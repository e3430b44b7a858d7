using System.Globalization;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Operators;

/// <summary>Declares a layer's parameters from the arguments that all layers with parameters share.</summary>
internal static class Parameters
{
    /// <summary>The most numbers a parameter may have, so that its bytes can be counted in 31 bits even in double precision.</summary>
    public const long MostNumbers = int.MaxValue / 8 - 64;

    /// <summary>
    /// The parameter <paramref name="name"/>, say <c>kernel</c>, with the arguments <c>KernelInitializer</c>,
    /// <c>KernelRegularizer</c> and <c>KernelConstraint</c> of the layer's attribute, or those that start with <paramref name="arguments"/>.
    /// </summary>
    public static ParameterSpec Declare(InferenceContext context, string name, int[] shape, string initializer, bool trainable, MemoryOrder order = MemoryOrder.Panels, int columnAxes = 1, string? arguments = null)
    {
        string prefix = arguments ?? char.ToUpper(name[0], CultureInfo.InvariantCulture) + name.Substring(1);
        return new ParameterSpec(
            name,
            shape.ToEquatableArray(),
            order,
            columnAxes,
            context.Argument(prefix + "Initializer")?.Trait ?? BuiltIn(initializer, TraitKinds.Initializer),
            context.Argument(prefix + "Regularizer")?.Trait,
            context.Argument(prefix + "Constraint")?.Trait,
            trainable);
    }

    /// <summary>One of the library's own types.</summary>
    public static TraitSpec BuiltIn(string name, TraitKinds kinds) => new(
        "global::CompiledNet." + name, name, kinds, EquatableArray<string>.Empty, true, EquatableArray<double>.Empty, EquatableArray<Setting>.Empty);
}
