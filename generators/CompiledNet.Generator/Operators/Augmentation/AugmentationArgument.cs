using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators.Options;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Operators.Augmentation;

/// <summary>An argument of an augmentation: what may be written, and what the runtime's class is constructed with.</summary>
/// <param name="name">Its name on the attribute.</param>
/// <param name="rule">How it is described.</param>
/// <param name="value">What the runtime gets for the numbers that were written, none if nothing was; null if it cannot be.</param>
/// <param name="allowed">What may be written, in words.</param>
internal sealed class AugmentationArgument(string name, OptionRule rule, Func<IReadOnlyList<double>, AugmentationValue?> value, string allowed)
{
    private const string Range = "FactorRange";

    /// <summary>How it is described; only training depends on it.</summary>
    public OptionRule Rule => rule.OfTraining;

    /// <summary>A factor between <paramref name="lower"/> and <paramref name="upper"/>: one number f for −f to f, or from 0 where nothing is below, or two from where to where.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="lower">The smallest.</param>
    /// <param name="upper">The largest.</param>
    /// <param name="otherwise">The numbers if none are written; empty if the runtime then gets none, null if some have to be.</param>
    public static AugmentationArgument Factor(string name, double lower, double upper, double[]? otherwise) => new(
        name, Described(name, otherwise ?? []),
        written => (written.Count == 0 && otherwise is not null ? otherwise : written) switch
        {
            [] when otherwise is not null => new AugmentationValue(Range, null),
            [var one] when one >= lower && Math.Abs(one) <= upper => new AugmentationValue(Range, Math.Max(-Math.Abs(one), lower), Math.Abs(one)),
            [var first, var second] when first >= lower && second <= upper && first <= second => new AugmentationValue(Range, first, second),
            _ => null,
        },
        $"one number or two, the smaller first, within {Literals.Of(lower)} to {Literals.Of(upper)}");

    /// <summary>Two numbers from 0 to 1, or one for both.</summary>
    public static AugmentationArgument Shares(string name) => new(
        name, Described(name, []),
        written => written.Count is 1 or 2 && written.All(number => number is >= 0 and <= 1) ? new AugmentationValue(null, written[0], written[written.Count - 1]) : null,
        "one number or two, each from 0 to 1");

    /// <summary>The range of an image's numbers.</summary>
    public static AugmentationArgument ValueRange { get; } = new(
        nameof(ValueRange), Described(nameof(ValueRange), [0, 255]),
        written => written.Count == 0 ? new AugmentationValue(null, 0, 255) : written is [var low, var high] && low < high && IsFinite(low) && IsFinite(high) ? new AugmentationValue(null, low, high) : null,
        "two finite numbers, the smaller first");

    /// <summary>A finite number.</summary>
    public static AugmentationArgument Number(string name, double? otherwise) => new(
        name, otherwise is { } number ? OptionRule.Number(name, number) : OptionRule.Numbers(name),
        written => written.Count == 0 ? new AugmentationValue(null, otherwise) : written is [var one] && IsFinite(one) ? new AugmentationValue(null, one) : null,
        "one finite number");

    /// <summary>A whole number of pixels.</summary>
    public static AugmentationArgument Length(string name) => new(
        name, OptionRule.Number(name, 0), written => written is [>= 1 and var one] ? new AugmentationValue("int", one) : null, "at least 1");

    /// <summary>A value of an enumeration.</summary>
    public static AugmentationArgument Choice(string name, string type, params string[] values) => new(
        name, OptionRule.Choice(name, values),
        written => written.Count == 0 ? new AugmentationValue(type, 0) : written[0] >= 0 && written[0] < values.Length ? new AugmentationValue(type, written[0]) : null,
        $"a value of {type}");

    /// <summary>What the runtime gets; null if what is written cannot be.</summary>
    public AugmentationValue? Of(NodeSpec node) => value(Numbers(node, name));

    /// <summary>Reports that what is written cannot be.</summary>
    public Layer? Fail(InferenceContext context) => context.Fail(
        Diagnostics.ProblemCode.ArgumentOutOfRange, Argument.ParameterName(name),
        Numbers(context.Node.Spec, name) is [var one] ? Literals.Of(one) : $"[{string.Join(", ", Numbers(context.Node.Spec, name).Select(Literals.Of))}]", allowed);

    // As it is written, or the numbers that stand for nothing.
    private static OptionRule Described(string name, double[] otherwise) => new(name, context => OptionText.Of(Numbers(context.Node, name) is { Count: > 0 } given ? given : otherwise));

    private static IReadOnlyList<double> Numbers(NodeSpec node, string name) => [.. node.Arguments.FirstOrDefault(argument => argument.Name == name)?.Numbers ?? []];

    private static bool IsFinite(double number) => !double.IsNaN(number) && !double.IsInfinity(number);
}
