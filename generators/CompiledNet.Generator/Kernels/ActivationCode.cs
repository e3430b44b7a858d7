using System.Linq;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>The C# text that creates a user-visible object and applies an activation.</summary>
internal static class ActivationCode
{
    /// <summary>Operations of an activation of one vector, by and large.</summary>
    public const int Cost = 8;

    /// <summary>An expression that creates the object, such as <c>new global::CompiledNet.LeakyReLU(0.1)</c>.</summary>
    public static string Create(TraitSpec trait)
    {
        string arguments = trait.Inner is { } inner ? Create(inner) : string.Join(", ", trait.ConstructorArguments.Select((number, index) => Argument(trait, number, index)));
        string settings = string.Join(", ", trait.Settings.Select(setting => $"{Keywords.Escape(setting.Name)} = {setting.Literal}"));
        return $"new {trait.TypeName}({arguments})" + (settings.Length == 0 ? "" : $" {{ {settings} }}");
    }

    // Attributes carry doubles; the constructor may take another type of number.
    private static string Argument(TraitSpec trait, double number, int index) =>
        index < trait.ConstructorTypes.Count && trait.ConstructorTypes[index] is not "double" and var type
            ? $"({type})({Literals.Of(number)})"
            : Literals.Of(number);

    /// <summary>Whether the derivative follows from the output alone.</summary>
    public static bool FollowsFromOutput(TraitSpec activation) => (activation.Kinds & TraitKinds.ElementwiseActivationFromOutput) != 0;

    public static bool IsElementwise(TraitSpec activation) =>
        (activation.Kinds & (TraitKinds.ElementwiseActivation | TraitKinds.ElementwiseActivationFromOutput)) != 0;

    /// <summary>activation(vector), for the vector expression <paramref name="x"/>.</summary>
    public static string Forward(Arm arm, string x) => $"activation.Forward(new {arm.Wrapper}({x})).Value";

    /// <summary>activation'(x) where y is its output.</summary>
    public static string Derivative(Arm arm, string x, string y) => $"activation.Derivative(new {arm.Wrapper}({x}), new {arm.Wrapper}({y})).Value";
}
