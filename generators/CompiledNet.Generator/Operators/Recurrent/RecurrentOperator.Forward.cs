using System.Linq;
using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Operators.Recurrent;

internal sealed partial class RecurrentOperator
{
    public override Tensor Forward(ForwardContext context)
    {
        var y = Result(context);
        if (Zeroed(context) is not { } mask) return y;
        var counted = context.New("counted", context.OutputShape);
        context.Emit(new MaskedFrames(y, mask, counted));
        return counted;
    }

    private Tensor Result(ForwardContext context)
    {
        var node = context.Node.Spec;
        int units = (int)node.Number("Units", 0);
        var directions = Direction.Of(node);
        RecurrentTrace[] traces = [.. directions.Select(direction => Run(context, direction, units))];
        if (Combinations.Of(node).Operation() is not { } operation)
        {
            context.Keep(new RecurrentResults([.. traces], []));
            return Together(context, traces, units);
        }

        var parts = directions.Select(direction => context.New(direction.Prefix + "result", context.OutputShape)).ToArray();
        foreach (var direction in directions) Hand(context, direction, traces[direction.Index], parts[direction.Index], 0);
        var y = context.NewOutput();
        context.Emit(new Merge(operation, [.. parts], y));
        context.Keep(new RecurrentResults([.. traces], [.. parts]));
        return y;
    }

    private RecurrentTrace Run(ForwardContext context, Direction direction, int units)
    {
        var dropout = new RecurrentDropout(context.Node.Spec, context.Node.Id, direction);
        var x = context.Input;
        if (context.Training && dropout.DropsInput)
        {
            x = context.New(direction.Prefix + "dropped", context.InputShape);
            context.Emit(dropout.OfInput(context.Aligned(context.Input, context.InputShape), x));
        }

        var factors = context.Training && dropout.DropsState ? context.NewFrames(direction.Prefix + "state factors", units, 1, 1) : null;
        if (factors is not null) context.Emit(dropout.OfState(factors));
        var pass = new RecurrentForward(
            context, direction.Prefix, context.Framed(x, context.InputShape, direction.ReadsBackwards), units, StepMask.Of(context, direction.ReadsBackwards), factors);
        var trace = cell.Forward(pass);
        pass.End();
        return pass.Completed(trace);
    }

    // The results side by side, or that of the only direction.
    private static Tensor Together(ForwardContext context, RecurrentTrace[] traces, int units)
    {
        // A last state lies where the next layer can read it; a lone number wants a place without padding.
        if (traces.Length == 1 && units > 1 && context.OutputShape.Rank == 1) return traces[0].Last;
        var y = context.NewOutput();
        foreach (var direction in Direction.Of(context.Node.Spec)) Hand(context, direction, traces[direction.Index], y, direction.Index * units);
        return y;
    }

    private static void Hand(ForwardContext context, Direction direction, RecurrentTrace trace, Tensor y, int column) => context.Emit(context.OutputShape.Rank == 1
        ? new Copy(trace.Last, y, 1, trace.H.Channels, 0, 0, column, 0)
        : new FrameMove(y, column, trace.After, isGathering: true, direction.AnswersBackwards));
}
