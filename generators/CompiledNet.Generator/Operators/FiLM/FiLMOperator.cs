using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators.Dense;
using CompiledNet.Generator.Operators.Options;

namespace CompiledNet.Generator.Operators.FiLM;

/// <summary>Features scaled and shifted channel by channel by what a condition says: y = (1 + γ) · x + β with γ and β linear in it.</summary>
/// <remarks>E. Perez et al., "FiLM: Visual Reasoning with a General Conditioning Layer", AAAI 2018.</remarks>
internal sealed class FiLMOperator : Operator
{
    private static readonly string[] Parts = ["gamma", "beta"];

    public override string Name => "FiLM";

    public override IReadOnlyList<OptionRule> Options { get; } = [OptionRule.UseBias, OptionRule.Trainable];

    public override int MinimumInputs => 2;

    public override int MaximumInputs => 2;

    // A condition that is no sequence holds for all frames.
    public override StepRule StepRuleOf(StepInference context) => context.IsSequence[0] ? StepRule.Sequence : StepRule.Cannot("its condition is a sequence, but its features are none");

    public override Layer? Infer(InferenceContext context)
    {
        var (features, condition) = (context.Input, context.Inputs[1]);
        if (condition.Positions != 1 && condition.Positions != features.Positions)
            return context.FailShape($"a condition that is one vector, or one for each position of {features}", condition, "put [Flatten] or a pooling layer before the condition");
        long weights = (long)condition.Channels * features.Channels;
        if (weights > Parameters.MostNumbers) return context.Fail(ProblemCode.SizeOverflow, $"its kernel [{condition.Channels}, {features.Channels}]");

        bool trainable = context.Flag("Trainable", true);
        var parameters = new List<ParameterSpec>();
        foreach (string part in Parts)
        {
            parameters.Add(Parameters.Declare(context, part + "_kernel", [condition.Channels, features.Channels], "GlorotUniform", trainable, DenseProduct.OrderFor(features.Channels), arguments: "Kernel"));
            if (context.Flag("UseBias", true)) parameters.Add(Parameters.Declare(context, part + "_bias", [features.Channels], "Zeros", trainable, arguments: "Bias"));
        }

        return new Layer(features, parameters.ToEquatableArray(), 2 * weights * condition.Positions + features.Size, Name);
    }

    public override Tensor Forward(ForwardContext context)
    {
        var x = context.Aligned(context.Input, context.InputShape);
        var y = context.NewOutput();
        context.Emit(new Modulation(x, Modulator(context, context.Inputs[1], context.InputShapes, "gamma"), Modulator(context, context.Inputs[1], context.InputShapes, "beta"), y));
        return y;
    }

    public override void Backward(BackwardContext context)
    {
        var (features, condition) = (context.InputShapes[0], context.InputShapes[1]);
        var gamma = Modulator(context, context.Inputs[1], context.InputShapes, "gamma");
        bool needsModulators = context.Needs(1) || context.ParameterGradient("gamma_kernel") is not null;
        var gradients = needsModulators ? Parts.Select(part => context.New($"{part} gradient", ModulatorShape(features, condition))).ToArray() : null;
        var dx = context.Needs(0) ? context.NewInputGradient(0) : null;
        context.Emit(new ModulationGradient(context.Aligned(context.Inputs[0], features), gamma, context.OutputGradient, dx, gradients?[0], gradients?[1]));
        if (gradients is null) return;

        for (int i = 0; i < Parts.Length; i++)
        {
            if (context.ParameterGradient(Parts[i] + "_kernel") is { } kernel) DenseProduct.EmitKernelGradient(context, context.Inputs[1], condition, gradients[i], kernel);
            if (context.ParameterGradient(Parts[i] + "_bias") is { } bias) context.Emit(new ColumnSum(gradients[i], bias));
        }

        if (context.Needs(1)) EmitConditionGradient(context, gradients, condition);
    }

    private static void EmitConditionGradient(BackwardContext context, Tensor[] gradients, Shape condition)
    {
        var shares = Parts.Select(part => context.New($"condition gradient by {part}", condition)).ToArray();
        for (int i = 0; i < Parts.Length; i++) DenseProduct.EmitInputGradient(context, gradients[i], context.Parameter(Parts[i] + "_kernel"), shares[i], Parts[i]);
        context.Emit(new Merge(MergeOperation.Add, [.. shares], context.NewInputGradient(1)));
    }

    // γ or β, which the backward pass reads too.
    private static Tensor Modulator(ITensors context, Tensor condition, IReadOnlyList<Shape> shapes, string part)
    {
        var regular = DenseProduct.Regular(context, condition, shapes[1]);
        return context.Derived(regular, $"{part} of {context.Node.Name}", ModulatorShape(shapes[0], shapes[1]), made =>
            DenseProduct.Forward(regular, context.Parameter(part + "_kernel"), context.OptionalParameter(part + "_bias"), made));
    }

    private static Shape ModulatorShape(Shape features, Shape condition) => Shape.Of(condition.Positions, features.Channels);
}
