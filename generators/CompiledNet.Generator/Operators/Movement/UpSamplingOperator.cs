using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators.Options;

namespace CompiledNet.Generator.Operators.Movement;

/// <summary>Each position of the <paramref name="axes"/> axes before the channels several times, side by side.</summary>
internal sealed class UpSamplingOperator(int axes) : MovementOperator
{
    public override string Name => $"UpSampling{axes}D";

    public override IReadOnlyList<OptionRule> Options { get; } = [OptionRule.PerAxis("Size", axes, 2)];

    public override Layer? Infer(InferenceContext context)
    {
        if (context.Input.Rank != axes + 1) return context.FailAxes(axes, context.Input);
        if (context.Node.Spec.PerAxis("Size", axes, 2) is not { } factors || factors.Any(factor => factor < 1))
            return context.FailCount("size", SpatialShape.OneForEach(axes));
        var output = Shape.Of([.. factors.Select((factor, axis) => checked(context.Input.Dimensions[axis] * factor)), context.Input.Channels]);
        return new Layer(output, EquatableArray<ParameterSpec>.Empty, 0, Name);
    }

    protected override Move MoveOf(NodeSpec node, Shape input, Shape output)
    {
        var moved = new List<MovedAxis>();
        for (int axis = 0; axis < axes; axis++)
        {
            int factor = output.Dimensions[axis] / input.Dimensions[axis];
            moved.Add(new MovedAxis(input.Dimensions[axis], axis, axis, factor));
            if (factor > 1) moved.Add(new MovedAxis(factor, -1, axis));
        }

        moved.Add(new MovedAxis(input.Channels, axes, axes));
        return new Move(moved, input, output);
    }
}
