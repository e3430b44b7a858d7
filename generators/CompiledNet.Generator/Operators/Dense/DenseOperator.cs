using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators.Options;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Operators.Dense;

/// <summary>y = activation(x · kernel + bias) along the last axis: [..., inputs] becomes [..., units].</summary>
internal sealed partial class DenseOperator : Operator
{
    public override string Name => "Dense";

    public override bool GivesSums => true;

    public override string TiedParameter => "kernel";

    public override IReadOnlyList<OptionRule> Options { get; } =
        [new("Units", context => Literals.Of(context.Output.Channels)), OptionRule.UseBias, OptionRule.Trainable];

    public override Layer? Infer(InferenceContext context)
    {
        int inputs = context.Input.Channels, units = (int)context.Number("Units", inputs);
        if (units <= 0) return context.Fail(ProblemCode.ArgumentOutOfRange, "units", units.ToString(), "at least 1");
        var output = Shape.Of([.. context.Input.Dimensions.Take(context.Input.Rank - 1), units]);
        long weights = (long)inputs * units;
        if (weights > Parameters.MostNumbers) return context.Fail(ProblemCode.SizeOverflow, $"its kernel [{inputs}, {units}]");

        bool trainable = context.Flag("Trainable", true);
        var parameters = new List<ParameterSpec> { Parameters.Declare(context, "kernel", [inputs, units], "GlorotUniform", trainable, DenseProduct.OrderFor(units)) };
        if (context.Flag("UseBias", true)) parameters.Add(Parameters.Declare(context, "bias", [units], "Zeros", trainable));
        string label = context.Node.Spec.Activation is { } activation ? $"Dense({activation.Name})" : "Dense";
        return new Layer(output, parameters.ToEquatableArray(), weights * output.Positions, label);
    }
}
