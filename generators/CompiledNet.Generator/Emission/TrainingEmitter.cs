using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Planning;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Emission;

/// <summary>Writes a training step: forward, losses, backward.</summary>
/// <remarks>
/// It is one method, or two if a mask reaches an output: how much a position counts there depends on the masks of the whole
/// batch, which may be split among workspaces.
/// </remarks>
internal sealed class TrainingEmitter
{
    private readonly NetworkProgram _training;
    private readonly SourceWriter _writer;
    private readonly PassWriter _pass;
    private readonly string _scalar;
    private readonly bool _isStateful;

    private TrainingEmitter(CompiledProgram program, NetworkProgram training, MemoryPlan memory, IKernelMethods kernels)
    {
        _training = training;
        _writer = FileHeader.BeginInternal(program, "training, one method for every layer and direction.", kernels);
        _pass = new PassWriter(program, memory, "Structure.TrainingRowLength", kernels, _writer);
        (_scalar, _isStateful) = (program.Scalar, program.IsStateful);
    }

    public static string Emit(CompiledProgram program, NetworkProgram training, MemoryPlan memory, IKernelMethods kernels)
    {
        var emitter = new TrainingEmitter(program, training, memory, kernels);
        using (emitter._writer.Begin("internal static class Training"))
        {
            emitter._pass.WriteOffsets();
            emitter._writer.Line();
            if (training.Masks.Length == 0) emitter.WriteStep();
            else emitter.WriteHalves();
            emitter.WriteRoutines();
        }

        return emitter._writer.ToString();
    }

    private void WriteStep()
    {
        _writer.Line("/// <summary>Runs <paramref name=\"rows\"/> samples forward and backward and returns the sum of their losses; <c>scale</c> multiplies the gradients.</summary>");
        _writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (_writer.Begin($"internal static {_scalar} Run(ref {_scalar} parameters, ref {_scalar} inputs, ref {_scalar} targets, ReadOnlySpan<{_scalar}> weights, {_scalar} scale, int rows, TrainingWorkspace<{_scalar}> workspace)"))
        {
            WriteLocals(hasGradients: true);
            WriteForward();
            WriteBackward();
        }
    }

    private void WriteHalves()
    {
        _writer.Line("/// <summary>Runs <paramref name=\"rows\"/> samples forward and hands out which positions of the outputs count.</summary>");
        _writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (_writer.Begin($"internal static void Forward(ref {_scalar} parameters, ref {_scalar} inputs, int rows, TrainingWorkspace<{_scalar}> workspace)"))
        {
            WriteLocals(hasGradients: false);
            _writer.Line($"ref {_scalar} masks = ref MemoryMarshal.GetArrayDataReference(workspace.Masks.Values);");
            WriteForward();
            Calls(_training.Masks.Select(mask => mask.Routine), "Copy", "ref inputs, ref masks, ref memory, rows, capacity");
        }

        _writer.Line();
        _writer.Line("/// <summary>Runs the same samples backward and returns the sum of their losses, with the masks weighed; <c>scale</c> multiplies the gradients.</summary>");
        _writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (_writer.Begin($"internal static {_scalar} Backward(ref {_scalar} parameters, ref {_scalar} inputs, ref {_scalar} targets, ReadOnlySpan<{_scalar}> weights, {_scalar} scale, int rows, TrainingWorkspace<{_scalar}> workspace)"))
        {
            WriteLocals(hasGradients: true);
            _writer.Line("double[] positionWeights = workspace.Masks.Weights;");
            WriteBackward();
        }
    }

    private void WriteLocals(bool hasGradients)
    {
        _writer.Line($"ref {_scalar} memory = ref workspace.Buffer.Origin;");
        if (_isStateful && (!hasGradients || _training.Masks.Length == 0)) _writer.Line($"ref {_scalar} state = ref workspace.States.Buffer.Origin;");
        if (hasGradients) _writer.Line($"ref {_scalar} gradients = ref workspace.Gradients.Origin;");
        _writer.Line("int capacity = workspace.Capacity;");
        _writer.Line("var draw = RandomDraw.Of(workspace);");
        if (hasGradients) _writer.Line($"{_scalar} total = 0;");
    }

    private void WriteForward() => Calls(_training.Forward, "Forward", $"ref parameters, ref inputs, ref memory{(_isStateful ? ", ref state" : "")}, rows, capacity, draw");

    private void WriteBackward()
    {
        string masks = _training.Masks.Length == 0 ? "" : ", positionWeights";
        Calls(_training.Losses, "Gradient", $"ref inputs, ref targets, ref memory, rows, capacity, weights, scale, ref total{masks}");
        using (_writer.Begin("if (workspace.KeepOutputs)"))
        {
            _writer.Line($"ref {_scalar} outputs = ref MemoryMarshal.GetArrayDataReference(workspace.Outputs);");
            Calls(_training.Outputs, "Copy", "ref inputs, ref outputs, ref memory, rows, capacity");
        }

        _writer.Line();
        Calls(_training.Backward, "Backward", "ref parameters, ref gradients, ref inputs, ref memory, rows, capacity, draw");
        _writer.Line("return total;");
    }

    private void WriteRoutines()
    {
        string t = _scalar, masks = _training.Masks.Length == 0 ? "" : ", double[] positionWeights";
        Write(_training.Forward, "Forward", $"ref {t} parameters, ref {t} inputs, ref {t} memory{(_isStateful ? $", ref {t} state" : "")}, int rows, int capacity, RandomDraw draw");
        Write(_training.Masks.Select(mask => mask.Routine), "Copy", $"ref {t} inputs, ref {t} masks, ref {t} memory, int rows, int capacity");
        Write(_training.Losses, "Gradient", $"ref {t} inputs, ref {t} targets, ref {t} memory, int rows, int capacity, ReadOnlySpan<{t}> weights, {t} scale, ref {t} total{masks}");
        Write(_training.Outputs, "Copy", $"ref {t} inputs, ref {t} outputs, ref {t} memory, int rows, int capacity");
        Write(_training.Backward, "Backward", $"ref {t} parameters, ref {t} gradients, ref {t} inputs, ref {t} memory, int rows, int capacity, RandomDraw draw");
    }

    private void Calls(IEnumerable<Routine> routines, string direction, string arguments)
    {
        foreach (var routine in routines) _writer.Line($"{_pass.MethodOf(routine, direction)}({arguments});");
    }

    private void Write(IEnumerable<Routine> routines, string direction, string parameters)
    {
        foreach (var routine in routines) _pass.WriteRoutine(routine, direction, parameters);
    }
}
