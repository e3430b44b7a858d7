using System.Collections.Generic;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators.Options;

namespace CompiledNet.Generator.Operators.Normalization;

/// <summary>The factors and terms that follow a normalisation, one each a channel.</summary>
internal static class NormalizationParameters
{
    /// <summary>Declares them; a name that is null says that the layer has no such thing.</summary>
    public static List<ParameterSpec> Of(InferenceContext context, string? scale, string? shift)
    {
        bool trainable = context.Flag("Trainable", true);
        var parameters = new List<ParameterSpec>();
        if (scale is not null && Scales(context.Node.Spec)) parameters.Add(Parameters.Declare(context, scale, [context.Input.Channels], "Ones", trainable));
        if (shift is not null && context.Flag("Center", true)) parameters.Add(Parameters.Declare(context, shift, [context.Input.Channels], "Zeros", trainable));
        return parameters;
    }

    /// <summary>The arguments of a layer with both, and an ε.</summary>
    public static IReadOnlyList<OptionRule> Options(double epsilon) =>
        [OptionRule.Number("Epsilon", epsilon), OptionRule.Flag("Center", true), OptionRule.Flag("Scale", true), OptionRule.Trainable];

    public static bool Scales(NodeSpec node) => node.Flag("Scale", true);
}
