using System.Collections.Generic;
using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Operators.Recurrent;

internal sealed partial class RecurrentOperator
{
    public override void Backward(BackwardContext context)
    {
        var node = context.Node.Spec;
        int units = (int)node.Number("Units", 0);
        var results = context.Kept<RecurrentResults>();
        var operation = Combinations.Of(node).Operation();
        var passedOn = new List<Tensor>();
        var counted = Counted(context);
        foreach (var direction in Direction.Of(node))
        {
            Tensor dy = counted;
            int column = direction.Index * units;
            if (operation is { } merge)
            {
                column = 0;
                if (merge != MergeOperation.Add)
                {
                    dy = context.New(direction.Prefix + "result gradient", context.OutputShape);
                    context.Emit(new MergeGradient(merge, direction.Index, results.Parts, context.Output, counted, dy));
                }
            }

            var trace = results.Traces[direction.Index];
            var dSums = cell.Backward(Begin(context, direction, trace, units, dy, column));
            if (context.Needs(0)) passedOn.Add(InputGradient(context, direction, dSums));
        }

        if (passedOn.Count == 1) context.PassOn(0, passedOn[0]);
        else if (passedOn.Count > 1) context.Emit(new Merge(MergeOperation.Add, [.. passedOn], context.NewInputGradient(0)));
    }

    private static Tensor Counted(BackwardContext context)
    {
        if (Zeroed(context) is not { } mask) return context.OutputGradient;
        var counted = context.New("counted gradient", context.OutputShape);
        context.Emit(new MaskedFrames(context.OutputGradient, mask, counted));
        return counted;
    }

    // Brings the gradient of the output to the steps: of all of them frame by frame, or of the last one as what it starts from.
    private static RecurrentBackward Begin(BackwardContext context, Direction direction, RecurrentTrace trace, int units, Tensor dy, int column)
    {
        var mask = StepMask.Of(context, direction.ReadsBackwards);
        var dh = context.NewFrames(direction.Prefix + "state gradient", units, 1, 1);
        if (context.OutputShape.Rank == 1)
        {
            context.Emit(new Copy(dy, dh, 1, units, column, 0, 0, 0));
            return new RecurrentBackward(context, direction.Prefix, trace, units, null, dh, mask);
        }

        context.Emit(new ZeroFill(dh));
        var frames = context.NewFrames(direction.Prefix + "output gradients", units, 1, trace.X.Frames);
        context.Emit(new FrameMove(dy, column, frames, isGathering: false, direction.AnswersBackwards));
        return new RecurrentBackward(context, direction.Prefix, trace, units, frames, dh, mask);
    }

    // dx = dSums · kernelᵀ for all steps at once, then back to where x came from.
    private static Tensor InputGradient(BackwardContext context, Direction direction, Tensor dSums)
    {
        var kernel = context.Parameter(direction.Prefix + "kernel");
        var transposed = context.Scratch(direction.Prefix + "kernel transposed", kernel.Layout.Columns, kernel.Layout.Rows);
        context.Emit(new Transposition(kernel, transposed));
        var frames = context.NewFrames(direction.Prefix + "input gradients", context.InputShapes[0].Channels, 1, dSums.Frames);
        context.Emit(new MatrixProduct(dSums, transposed, null, frames));
        var dx = context.New(direction.Prefix + "input gradient", context.InputShapes[0]);
        context.Emit(new FrameMove(dx, 0, frames, isGathering: true, direction.ReadsBackwards));
        var dropout = new RecurrentDropout(context.Node.Spec, context.Node.Id, direction);
        if (!dropout.DropsInput) return dx;
        var left = context.New(direction.Prefix + "dropped input gradient", context.InputShapes[0]);
        context.Emit(dropout.OfInput(dx, left));
        return left;
    }
}
