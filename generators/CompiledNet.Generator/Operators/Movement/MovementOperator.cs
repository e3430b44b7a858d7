using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Operators.Movement;

/// <summary>A layer that only moves numbers about.</summary>
internal abstract class MovementOperator : Operator
{
    public override bool PassesNumbersOn => true;

    /// <summary>Where the numbers go.</summary>
    protected abstract Move MoveOf(NodeSpec node, Shape input, Shape output);

    public override Tensor Forward(ForwardContext context)
    {
        var y = context.NewOutput();
        context.Emit(MoveOf(context.Node.Spec, context.InputShape, context.OutputShape).Forward(context.Input, context.InputShape, y, context.OutputShape));
        return y;
    }

    public override void Backward(BackwardContext context)
    {
        if (!context.Needs(0)) return;
        var dx = context.NewInputGradient(0);
        context.Emit(MoveOf(context.Node.Spec, context.InputShapes[0], context.OutputShape).Backward(context.OutputGradient, context.OutputShape, dx, context.InputShapes[0]));
    }
}
