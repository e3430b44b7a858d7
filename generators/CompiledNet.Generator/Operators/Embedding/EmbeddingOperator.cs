using System.Collections.Generic;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators.Options;

namespace CompiledNet.Generator.Operators.Embedding;

/// <summary>A trained vector for each token id, and one for each position if asked for: [...] becomes [..., width].</summary>
internal sealed class EmbeddingOperator : Operator
{
    private const string Table = "embeddings", PositionTable = "position_embeddings";

    public override string Name => "Embedding";

    public override string TiedParameter => Table;

    public override IReadOnlyList<OptionRule> Options { get; } = [OptionRule.Flag("MaskZero", false), OptionRule.Flag("LearnedPositions", false), OptionRule.Trainable];

    public override bool RunsOnFrames => false;

    public override Layer? Infer(InferenceContext context)
    {
        int ids = (int)context.Number("InputDim", 0), width = (int)context.Number("OutputDim", 0);
        if (ids < 1) return context.Fail(ProblemCode.ArgumentOutOfRange, "inputDim", ids.ToString(), "at least 1");
        if (width < 1) return context.Fail(ProblemCode.ArgumentOutOfRange, "outputDim", width.ToString(), "at least 1");
        if ((long)ids * width > Parameters.MostNumbers) return context.Fail(ProblemCode.SizeOverflow, $"its table [{ids}, {width}]");
        bool positions = HasPositions(context.Node.Spec), trainable = context.Flag("Trainable", true);
        if ((positions || Masks(context.Node.Spec)) && context.Input.Rank != 1) return context.FailShape("a sequence of ids, [steps]", context.Input, "put [Flatten] before it");

        var parameters = new List<ParameterSpec> { Parameters.Declare(context, Table, [ids, width], "RandomUniform", trainable, MemoryOrder.Rows) };
        if (positions) parameters.Add(Parameters.Declare(context, PositionTable, [context.Input.Size, width], "GlorotUniform", trainable, MemoryOrder.Rows, arguments: "PositionEmbeddings"));
        var output = Shape.Of([.. context.Input.Dimensions, width]);
        return new Layer(output, parameters.ToEquatableArray(), 0, Name);
    }

    public override int? Vocabulary(NodeSpec node) => (int)node.Number("InputDim", 0);

    public override bool ReadsNumbersAsSequence => true;

    public override StepRule StepRuleOf(StepInference context) => HasPositions(context.Node) ? context.FrameByFrameFromTheFirst() : context.FrameByFrame();

    public override FrameMask? Mask(ForwardContext context)
    {
        if (!Masks(context.Node.Spec)) return null;
        var (ids, steps) = (context.Input, context.InputShape.Size);
        return new FrameMask(steps, tensors => tensors.DerivedPadded(ids, "mask", Shape.Of(steps), mask => new PresentTokens(ids, mask)));
    }

    public override Tensor Forward(ForwardContext context) => Lookup(context, isStep: false);

    public override Tensor Step(StepContext context) => Lookup(context, HasPositions(context.Node.Spec));

    public override void Backward(BackwardContext context)
    {
        var (table, positions) = (context.ParameterGradient(Table), context.ParameterGradient(PositionTable));
        if (table is not null || positions is not null)
            context.Emit(new EmbeddingGradient(Ids(context), context.Parameter(Table), context.OutputGradient, table, positions));
    }

    private static Tensor Lookup(ForwardContext context, bool isStep)
    {
        var y = context.NewOutput();
        context.Emit(new EmbeddingLookup(Ids(context), context.Parameter(Table), context.OptionalParameter(PositionTable), y, context.ReadsWholeNumbers, isStep));
        return y;
    }

    // Gapless in the caller's memory and as a vector of the workspace; positions of one number each as well.
    private static Tensor Ids(ITensors tensors)
    {
        var (ids, shape) = (tensors.Inputs[0], tensors.InputShapes[0]);
        if (ids.Positions == 1 || ids.ChannelStride == ids.Channels) return ids;
        return tensors.Derived(ids, "ids", Shape.Of(shape.Size), y => Copy.Whole(ids, y));
    }

    private static bool HasPositions(NodeSpec node) => node.Flag("LearnedPositions", false);

    private static bool Masks(NodeSpec node) => node.Flag("MaskZero", false);
}
