using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators.Options;

namespace CompiledNet.Generator.Operators.Recurrent;

/// <summary>A cell taken through a sequence [steps, channels] from its start, from its end, or both ways.</summary>
internal sealed partial class RecurrentOperator(RecurrentCell cell) : Operator
{
    public override string Name => cell.Name;

    public override IReadOnlyList<OptionRule> Options { get; } =
    [
        OptionRule.Flag("ReturnSequences", false), OptionRule.Flag("GoBackwards", false), OptionRule.Flag("Stateful", false),
        new("Bidirectional", context => Combinations.Of(context.Node).ToString()),
        .. RecurrentDropout.Rates.Select(rate => OptionRule.Number(rate.Name, 0).OfTraining),
        OptionRule.UseBias, OptionRule.Trainable,
        .. cell.Options,
    ];

    public override TraitSpec? ShownActivation(NodeSpec node) => RecurrentCell.ActivationsOf(node).Activation;

    // The activations belong to the steps; none follows.
    public override TraitSpec? ActivationOf(NodeSpec node) => null;

    public override bool RunsOnFrames => false;

    public override Layer? Infer(InferenceContext context)
    {
        var node = context.Node.Spec;
        if (context.Input.Rank != 2) return context.FailAxes(1, context.Input);
        int units = (int)context.Number("Units", 0), channels = context.Input.Channels, steps = context.Input.Positions;
        if (units < 1) return context.Fail(ProblemCode.ArgumentOutOfRange, "units", units.ToString(), "at least 1");
        var activations = RecurrentCell.ActivationsOf(node);
        foreach (var activation in new[] { activations.Activation, activations.Gate }.Where(activation => !ActivationCode.IsElementwise(activation)))
            return context.Fail(ProblemCode.ArgumentOutOfRange, "its activation", activation.Name, "one that acts on every number alone");
        foreach (var rate in RecurrentDropout.Rates.Where(rate => !rate.Allows(rate.Of(node)))) return rate.Fail(context, rate.Of(node));
        var combination = Combinations.Of(node);
        if (!combination.IsKnown()) return context.Fail(ProblemCode.ArgumentOutOfRange, "bidirectional", ((int)combination).ToString(), "one of the values of Bidirectional");
        if (combination != Combination.None && node.Flag("Stateful", false)) return context.Fail(ProblemCode.StatefulBothWays);
        long weights = ((long)channels + units) * units * cell.Gates;
        if (weights > Parameters.MostNumbers) return context.Fail(ProblemCode.SizeOverflow, "its kernels");

        var directions = Direction.Of(node);
        var parameters = directions.SelectMany(direction => Declare(context, direction.Prefix, channels, units));
        int width = combination == Combination.Concat ? directions.Length * units : units;
        string names = node.Activation is null ? "" : cell.Gates == 1 ? $"({activations.Activation.Name})" : $"({activations.Activation.Name}, {activations.Gate.Name})";
        return new Layer(
            node.Flag("ReturnSequences", false) ? Shape.Of(steps, width) : Shape.Of(width), parameters.ToEquatableArray(), weights * steps * directions.Length, Name + names);
    }

    private IEnumerable<ParameterSpec> Declare(InferenceContext context, string prefix, int channels, int units)
    {
        var node = context.Node.Spec;
        bool trainable = context.Flag("Trainable", true);
        int columns = cell.Gates * units, rows = cell.BiasRows(node);
        yield return Parameters.Declare(context, prefix + "kernel", [channels, columns], "GlorotUniform", trainable, arguments: "Kernel") with { Groups = cell.Gates };
        yield return Parameters.Declare(context, prefix + "recurrent_kernel", [units, columns], "Orthogonal", trainable, arguments: "Recurrent") with { Groups = cell.Gates };
        if (!context.Flag("UseBias", true)) yield break;
        var bias = Parameters.Declare(context, prefix + "bias", rows == 1 ? [columns] : [rows, columns], "Zeros", trainable, MemoryOrder.Rows, arguments: "Bias");
        yield return bias with { Groups = cell.Gates, Initializer = cell.BiasInitializer(node, bias.Initializer) };
    }
}
