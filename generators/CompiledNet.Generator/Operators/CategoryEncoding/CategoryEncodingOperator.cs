using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators.Options;

namespace CompiledNet.Generator.Operators.CategoryEncoding;

/// <summary>Whole numbers, the categories, as vectors: one for each, or one that says which occur or how often.</summary>
internal sealed class CategoryEncodingOperator : Operator
{
    public override string Name => "CategoryEncoding";

    public override bool KeepsWholeNumbers(NodeSpec node) => true;

    public override IReadOnlyList<OptionRule> Options { get; } = [new("OutputMode", context => Mode(context.Node).ToString())];

    public override StepRule StepRuleOf(StepInference context) => context.FrameByFrameAlongChannels();

    public override Layer? Infer(InferenceContext context)
    {
        int tokens = (int)context.Number("NumTokens", 0), mode = (int)Mode(context.Node.Spec);
        if (tokens < 1) return context.Fail(ProblemCode.ArgumentOutOfRange, "numTokens", tokens.ToString(), "at least 1");
        if (mode is < (int)EncodingMode.MultiHot or > (int)EncodingMode.Count)
            return context.Fail(ProblemCode.ArgumentOutOfRange, "outputMode", mode.ToString(), "OutputMode.MultiHot, OutputMode.OneHot or OutputMode.Count");

        // A last axis of one number is what is encoded; of several it becomes one vector, or as many.
        bool isKept = Mode(context.Node.Spec) == EncodingMode.OneHot && context.Input.Channels > 1;
        var before = context.Input.Dimensions.Take(context.Input.Rank - (isKept ? 0 : 1));
        return new Layer(Shape.Of([.. before, tokens]), EquatableArray<ParameterSpec>.Empty, 0, $"CategoryEncoding({Mode(context.Node.Spec)})");
    }

    public override int? Vocabulary(NodeSpec node) => (int)node.Number("NumTokens", 0);

    public override bool AcceptsOtherNumbers => true;

    public override Tensor Forward(ForwardContext context)
    {
        var y = context.NewOutput();
        context.Emit(new Encoding(Mode(context.Node.Spec), context.Input, y));
        return y;
    }

    // Categories are whole numbers: nothing can be derived by them.
    public override void Backward(BackwardContext context)
    {
    }

    private static EncodingMode Mode(NodeSpec node) => (EncodingMode)(int)node.Number("OutputMode", 0);
}
