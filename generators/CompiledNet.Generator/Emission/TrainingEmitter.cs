using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Planning;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Emission;

/// <summary>Writes a training step: forward, losses, backward.</summary>
/// <remarks>
/// The way forward is a method, and there are two ways back: from the losses, and from gradients of the outputs that the caller
/// gives. They differ in where they begin. How much a position counts at an output that a mask reaches depends on the masks of
/// the whole batch, which may be split among workspaces: it is settled between forward and backward.
/// </remarks>
internal sealed class TrainingEmitter
{
    private const string BackwardArguments = "ref parameters, ref gradients, ref inputs, ref memory, rows, capacity, draw";

    private readonly NetworkProgram _training;
    private readonly SourceWriter _writer;
    private readonly PassWriter _pass;
    private readonly string _scalar;
    private readonly bool _isStateful;
    private readonly ImmutableArray<GraphOutput> _outputs;
    private readonly int _inputs;
    private readonly bool _givesInputGradients;
    private readonly ImmutableDictionary<int, string> _names;

    private TrainingEmitter(CompiledProgram program, NetworkProgram training, MemoryPlan memory, IKernelMethods kernels)
    {
        _training = training;
        _writer = FileHeader.BeginInternal(program, "training, one method for every layer and direction.", kernels);
        _pass = new PassWriter(program, memory, "Structure.TrainingRowLength", kernels, _writer);
        (_scalar, _isStateful, _outputs) = (program.Scalar, program.IsStateful, program.Shaped.Graph.Outputs);
        _names = program.ParameterNames;
        (_inputs, _givesInputGradients) = (program.Shaped.Graph.Nodes.Count(node => node.Inputs.Length == 0), program.Spec.InputGradients);
    }

    public static string Emit(CompiledProgram program, NetworkProgram training, MemoryPlan memory, IKernelMethods kernels)
    {
        var emitter = new TrainingEmitter(program, training, memory, kernels);
        using (emitter._writer.Begin("internal static class Training"))
        {
            emitter._pass.WriteOffsets();
            emitter._writer.Line();
            emitter.WriteForwardPass();
            emitter.WriteBackwardPass();
            emitter.WriteBackwardPassFromOutputs();
            emitter.WriteGradients();
            emitter.WriteRoutines();
        }

        return emitter._writer.ToString();
    }

    private void WriteForwardPass()
    {
        _writer.Line("/// <summary>Runs <paramref name=\"rows\"/> samples forward and hands out the predictions, if they are wanted, and which positions of them count.</summary>");
        _writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (_writer.Begin($"internal static void Forward(ref {_scalar} parameters, ref {_scalar} inputs, int rows, TrainingWorkspace<{_scalar}> workspace)"))
        {
            _writer.Line($"ref {_scalar} memory = ref workspace.Buffer.Origin;");
            if (_isStateful) _writer.Line($"ref {_scalar} state = ref workspace.States.Buffer.Origin;");
            _writer.Line("int capacity = workspace.Capacity;");
            _writer.Line("var draw = RandomDraw.Of(workspace);");
            int last = WriteStages(_training.Forward, routines => Calls(routines, "Forward", $"ref parameters, ref inputs, ref memory{(_isStateful ? ", ref state" : "")}, rows, capacity, draw"));
            if (last > 0) _writer.Line($"if (!workspace.Runs({last})) return;");
            if (_training.Masks.Length > 0)
            {
                _writer.Line($"ref {_scalar} masks = ref MemoryMarshal.GetArrayDataReference(workspace.Masks.Values);");
                Calls(_training.Masks.Select(mask => mask.Routine), "Copy", "ref inputs, ref masks, ref memory, rows, capacity");
            }

            if (_training.Attention.Length > 0)
            {
                _writer.Line($"ref {_scalar} attentionWeights = ref MemoryMarshal.GetArrayDataReference(workspace.AttentionWeights);");
                Calls(_training.Attention.Select(layer => layer.Routine), "Copy", "ref attentionWeights, ref memory, rows, capacity");
            }

            _writer.Line("if (!workspace.KeepOutputs) return;");
            _writer.Line($"ref {_scalar} outputs = ref MemoryMarshal.GetArrayDataReference(workspace.Outputs);");
            Calls(_training.Outputs, "Copy", "ref inputs, ref outputs, ref memory, rows, capacity");
        }
    }

    private void WriteBackwardPass()
    {
        _writer.Line();
        _writer.Line("/// <summary>Runs the same samples backward from the losses and returns the sum of these; <c>scale</c> multiplies the gradients.</summary>");
        _writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (_writer.Begin($"internal static {_scalar} Backward(ref {_scalar} parameters, ref {_scalar} inputs, ref {_scalar} targets, ReadOnlySpan<{_scalar}> weights, {_scalar} scale, int rows, TrainingWorkspace<{_scalar}> workspace)"))
        {
            _writer.Line($"ref {_scalar} memory = ref workspace.Buffer.Origin;");
            _writer.Line("int capacity = workspace.Capacity;");
            if (_training.Masks.Length > 0) _writer.Line("double[] positionWeights = workspace.Masks.Weights;");
            _writer.Line(_outputs.Length == 1 ? $"{_scalar} total = 0;" : $"{_scalar} total = 0, loss = 0;");
            using (BeginFirstStage())
            {
                if (_outputs.Length == 1) Calls(_training.Losses, "Gradient", LossArguments("total"));
                else WriteLosses();
            }

            _writer.Line("Gradients(ref parameters, ref inputs, rows, workspace);");
            _writer.Line("return total;");
        }
    }

    // Output by output, and without their weights in the total.
    private void WriteLosses()
    {
        int next = 0;
        for (int i = 0; i < _outputs.Length; i++)
        {
            if (_outputs[i].Spec.Loss is null) continue;
            Calls([_training.Losses[next++]], "Gradient", LossArguments("loss"));
            _writer.Line($"workspace.OutputLosses[{i}] = loss;");
            _writer.Line($"total += ({_scalar}){Literals.Of((double)_outputs[i].Spec.Weight)} * loss;");
            _writer.Line("loss = 0;");
        }
    }

    private void WriteBackwardPassFromOutputs()
    {
        _writer.Line();
        _writer.Line("/// <summary>Runs the same samples backward from the gradients of their predictions.</summary>");
        _writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (_writer.Begin($"internal static void BackwardFromOutputs(ref {_scalar} parameters, ref {_scalar} inputs, ref {_scalar} outputGradients, int rows, TrainingWorkspace<{_scalar}> workspace)"))
        {
            _writer.Line($"ref {_scalar} memory = ref workspace.Buffer.Origin;");
            _writer.Line("int capacity = workspace.Capacity;");
            using (BeginFirstStage()) Calls(_training.OutputGradients, "Copy", "ref outputGradients, ref memory, rows, capacity");
            _writer.Line("Gradients(ref parameters, ref inputs, rows, workspace);");
        }
    }

    private void WriteGradients()
    {
        _writer.Line();
        _writer.Line("/// <summary>The layers' gradients, last one first.</summary>");
        _writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (_writer.Begin($"private static void Gradients(ref {_scalar} parameters, ref {_scalar} inputs, int rows, TrainingWorkspace<{_scalar}> workspace)"))
        {
            _writer.Line($"ref {_scalar} memory = ref workspace.Buffer.Origin;");
            _writer.Line($"ref {_scalar} gradients = ref workspace.Gradients.Origin;");
            _writer.Line("int capacity = workspace.Capacity;");
            _writer.Line("var draw = RandomDraw.Of(workspace);");
            if (_givesInputGradients) _writer.Line($"ref {_scalar} inputGradients = ref MemoryMarshal.GetArrayDataReference(workspace.InputGradients);");
            int last = WriteStages(_training.Backward, WriteGradientCalls);
            if (!_givesInputGradients) return;
            if (last > 0) _writer.Line($"if (!workspace.Runs({last})) return;");
            WriteInputGradients();
        }
    }

    private void WriteGradientCalls(IEnumerable<Routine> routines)
    {
        if (_givesInputGradients) Calls(routines, "Backward", BackwardArguments + (_training.InputGradientIsHandedOut ? ", ref inputGradients" : ""));
        else WriteNeededGradients(routines);
    }

    // What comes before the first cut of the way back; no block where there is none.
    private SourceWriter.Block? BeginFirstStage() => _training.Backward.Any(routine => routine.Cut is not null) ? _writer.Begin("if (workspace.Runs(0))") : null;

    /// <summary>Writes the routines of each stage, and returns the number of the last.</summary>
    private int WriteStages(ImmutableArray<Routine> routines, Action<IEnumerable<Routine>> write)
    {
        int stage = 0, first = 0;
        for (int i = 0; i < routines.Length; i++)
        {
            if (routines[i].Cut is null) continue;
            using (_writer.Begin($"if (workspace.Runs({stage++}))")) write(routines.Skip(first).Take(i + 1 - first));
            _writer.Line();
            first = i + 1;
        }

        if (stage == 0) write(routines);
        else using (_writer.Begin($"if (workspace.Runs({stage}))")) write(routines.Skip(first));
        return stage;
    }

    // Nobody wants the gradients of layers in front of the first that is trained.
    private void WriteNeededGradients(IEnumerable<Routine> routines)
    {
        int? behind = null;
        foreach (var routine in routines)
        {
            if (routine.FirstTrainableBehind is { } offset && offset != behind) _writer.Line($"if (workspace.FirstTrained >= Structure.{_names[offset]}) return;");
            behind = routine.FirstTrainableBehind;
            Calls([routine], "Backward", BackwardArguments);
        }
    }

    private string LossArguments(string sum) =>
        $"ref inputs, ref targets, ref memory, rows, capacity, weights, scale, ref {sum}{(_training.Masks.Length == 0 ? "" : ", positionWeights")}";

    private void WriteInputGradients()
    {
        if (!_training.InputGradientIsHandedOut && _training.InputGradients.Length < _inputs) _writer.Line("Array.Clear(workspace.InputGradients);");
        Calls(_training.InputGradients, "Copy", "ref inputs, ref inputGradients, ref memory, rows, capacity");
        if (_training.InnerGradients.IsEmpty) return;
        _writer.Line($"ref {_scalar} innerGradients = ref MemoryMarshal.GetArrayDataReference(workspace.InnerGradients);");
        Calls(_training.InnerGradients, "Copy", "ref innerGradients, ref memory, rows, capacity");
    }

    private void WriteRoutines()
    {
        string t = _scalar, masks = _training.Masks.Length == 0 ? "" : ", double[] positionWeights";
        Write(_training.Forward, "Forward", $"ref {t} parameters, ref {t} inputs, ref {t} memory{(_isStateful ? $", ref {t} state" : "")}, int rows, int capacity, RandomDraw draw");
        Write(_training.Masks.Select(mask => mask.Routine), "Copy", $"ref {t} inputs, ref {t} masks, ref {t} memory, int rows, int capacity");
        Write(_training.Attention.Select(layer => layer.Routine), "Copy", $"ref {t} attentionWeights, ref {t} memory, int rows, int capacity");
        Write(_training.Losses, "Gradient", $"ref {t} inputs, ref {t} targets, ref {t} memory, int rows, int capacity, ReadOnlySpan<{t}> weights, {t} scale, ref {t} total{masks}");
        Write(_training.OutputGradients, "Copy", $"ref {t} outputGradients, ref {t} memory, int rows, int capacity");
        Write(_training.Outputs, "Copy", $"ref {t} inputs, ref {t} outputs, ref {t} memory, int rows, int capacity");
        Write(_training.InputGradients, "Copy", $"ref {t} inputs, ref {t} inputGradients, ref {t} memory, int rows, int capacity");
        Write(_training.InnerGradients, "Copy", $"ref {t} innerGradients, ref {t} memory, int rows, int capacity");
        Write(_training.Backward, "Backward", $"ref {t} parameters, ref {t} gradients, ref {t} inputs, ref {t} memory, int rows, int capacity, RandomDraw draw{(_training.InputGradientIsHandedOut ? $", ref {t} inputGradients" : "")}");
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
