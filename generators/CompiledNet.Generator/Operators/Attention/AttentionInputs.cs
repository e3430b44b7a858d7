using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Operators.Options;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Operators.Attention;

/// <summary>Which of the layers that attention reads is what: one is all, or query and value, or query, value and key.</summary>
internal static class AttentionInputs
{
    public const int Query = 0;
    public const int Most = 3;

    /// <summary>The arguments that all layers with such inputs have.</summary>
    public static IReadOnlyList<OptionRule> Options { get; } = [OptionRule.Flag("UseCausalMask", false), OptionRule.Number("Dropout", 0).OfTraining];

    public static int Value<T>(ImmutableArray<T> inputs) => inputs.Length > 1 ? 1 : 0;

    public static int Key<T>(ImmutableArray<T> inputs) => inputs.Length - 1;

    /// <summary>The keys that count: those that neither the mask of the values nor that of the keys excludes.</summary>
    public static FrameMask? Mask(ImmutableArray<FrameMask?> masks) => FrameMask.All([masks[Value(masks)], masks[Key(masks)]]);

    /// <summary>Reports inputs or arguments that no attention can have; true if there are none.</summary>
    public static bool Check(InferenceContext context)
    {
        foreach (var shape in context.Inputs)
        {
            if (shape.Rank == 2) continue;
            context.FailAxes(1, shape);
            return false;
        }

        Shape value = context.Inputs[Value(context.Inputs)], key = context.Inputs[Key(context.Inputs)];
        if (value.Positions != key.Positions)
        {
            context.FailShape($"as many keys as values, {value.Positions}", key, "read keys and values from the same layer, or from two of one length");
            return false;
        }

        double rate = context.Number("Dropout", 0);
        if (rate is >= 0 and < 1) return true;
        context.Fail(ProblemCode.ArgumentOutOfRange, "dropout", Literals.Of(rate), "at least 0 and less than 1");
        return false;
    }

    /// <summary>Step by step a query meets the keys so far: it must look at no others in the whole form either.</summary>
    public static StepRule StepRuleOf(StepInference context) => context.Node.Flag("UseCausalMask", false)
        ? context.FrameByFrameFromTheFirst()
        : StepRule.Cannot("it looks at frames to come; UseCausalMask = true does not");

    /// <summary>Passes the gradients of query, value and key back to the inputs that need one; an input that is several of them gets the sum.</summary>
    public static void PassOn(BackwardContext context, Func<Tensor> query, Func<Tensor> value, Func<Tensor> key)
    {
        var parts = new[] { (Input: Query, Gradient: query), (Input: Value(context.Inputs), Gradient: value), (Input: Key(context.Inputs), Gradient: key) };
        foreach (var input in parts.GroupBy(part => part.Input).Where(group => context.Needs(group.Key)))
        {
            Tensor[] gradients = [.. input.Select(part => context.Aligned(part.Gradient(), context.InputShapes[input.Key]))];
            if (gradients.Length == 1) context.PassOn(input.Key, gradients[0]);
            else context.Emit(new Merge(MergeOperation.Add, [.. gradients], context.NewInputGradient(input.Key)));
        }
    }
}
