using System;
using System.Linq;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Operators.Options;

/// <summary>How the value of one argument follows from a declaration; declared by the operator that reads the argument.</summary>
/// <param name="Name">Its name on the attribute.</param>
/// <param name="Value">Its value as text; null if it means nothing for this layer.</param>
internal sealed record OptionRule(string Name, Func<OptionContext, string?> Value)
{
    /// <summary>Whether a prediction depends on it, other than by the parameters: so unless an operator says otherwise.</summary>
    public bool ChangesPrediction { get; init; } = true;

    /// <summary>The same of an argument that only training, or the way to compute the same result, depends on.</summary>
    public OptionRule OfTraining => this with { ChangesPrediction = false };

    public static OptionRule Number(string name, double otherwise) => new(name, context => OptionText.Of(context.Node.Number(name, otherwise)));

    public static OptionRule Flag(string name, bool otherwise) => new(name, context => OptionText.Of(context.Node.Flag(name, otherwise)));

    /// <summary>A value of an enumeration whose first value, 0, is the default.</summary>
    public static OptionRule Choice(string name, params string[] values) => new(name, context => values[(int)context.Node.Number(name, 0)]);

    /// <summary>One number for each of the axes before the channels.</summary>
    public static OptionRule PerAxis(string name, int axes, int otherwise) =>
        new(name, context => context.Node.PerAxis(name, axes, otherwise) is { } numbers ? OptionText.Of(numbers) : null);

    /// <summary>Numbers as they are written; nothing if none are.</summary>
    public static OptionRule Numbers(string name) =>
        new(name, context => context.Node.Arguments.FirstOrDefault(argument => argument.Name == name) is { } found ? OptionText.Of(found.Numbers) : null);

    /// <summary>The shape of the result, of layers that are given it.</summary>
    public static OptionRule Shape { get; } = new("Shape", context => OptionText.Of(context.Output.Dimensions));

    /// <summary>Whether the layer has a bias.</summary>
    public static OptionRule UseBias { get; } = Flag("UseBias", true);

    /// <summary>Whether training changes the layer's parameters.</summary>
    public static OptionRule Trainable { get; } = Flag("Trainable", true).OfTraining;
}
