using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Lowering;

namespace CompiledNet.Generator.Emission;

/// <summary>Writes the losses of predictions, sample by sample.</summary>
internal static class LossesEmitter
{
    public static string Emit(CompiledProgram program, string network)
    {
        string t = program.Scalar;
        return $$"""
            [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
            void {{network}}.Losses(global::System.ReadOnlySpan<{{t}}> outputs, global::System.ReadOnlySpan<{{t}}> targets, global::System.Span<{{t}}> losses, int rows, global::CompiledNet.CompilerServices.InferenceWorkspace<{{t}}> workspace)
            {
                global::CompiledNet.CompilerServices.NetworkCalls.CheckLosses(Description, outputs, targets, losses, rows, workspace);{{(program.Masks.Length == 0 ? "" : "\n    workspace.Masks.Weigh(rows);")}}
                for (int row = 0; row < rows; row++)
                {
            {{string.Join("\n", Lines(program))}}
                }
            }
            """;
    }

    private static IEnumerable<string> Lines(CompiledProgram program)
    {
        var outputs = program.Shaped.Graph.Outputs;
        string t = program.Scalar;
        yield return $"        global::System.ReadOnlySpan<{t}> prediction = outputs.Slice(row * OutputSize, OutputSize);";
        if (program.Inference.Evaluation is not null) yield return $"        var logits = new global::System.ReadOnlySpan<{t}>(workspace.Logits, row * OutputSize, OutputSize);";
        yield return $"        global::System.ReadOnlySpan<{t}> target = targets.Slice(row * TargetSize, TargetSize);";
        for (int i = 0; i < outputs.Length; i++) yield return $"        losses[row * {outputs.Length} + {i}] = {Loss(program, i)};";
    }

    private static string Loss(CompiledProgram program, int index)
    {
        var output = program.Shaped.Graph.Outputs[index];
        if (output.Spec.Loss is not { } loss) return "0";
        var node = program.Shaped.Graph.Nodes[output.NodeId];
        var shape = program.Shaped.Layers[node.Id].Output;
        int offset = program.Shaped.Graph.Outputs.Take(index).Sum(earlier => program.Shaped.Layers[earlier.NodeId].Output.Size);
        string t = program.Scalar, create = ActivationCode.Create(loss), read = "prediction";
        bool fused = Lowerer.IsFused(node, output.Spec);
        var mask = program.Masks.FirstOrDefault(mask => mask.Output == index);
        if (loss.SeesAllPositions) return Sequence();
        if (fused)
            (create, read) = ($"new global::CompiledNet.CompilerServices.LossFromLogits<{loss.TypeName}, {node.Operator.ActivationOf(node.Spec)!.TypeName}>({create})", "logits");
        string arguments = $"{create}, {read}.Slice({offset}, {shape.Size}), target.Slice({PredictCall.Namespace(program)}.Structure.Target{index}Offset)";
        return mask is not null
            ? $"({t})workspace.Masks.Weights[{index}] * global::CompiledNet.CompilerServices.MaskCalls.SumOfLosses({arguments}, {MaskAt(mask)})"
            : $"global::CompiledNet.CompilerServices.NetworkCalls.MeanLoss({arguments}, {shape.Positions})";

        string Sequence() => $"global::CompiledNet.CompilerServices.NetworkCalls.SequenceLoss({create}, {(fused ? "logits" : read)}.Slice({offset}, {shape.Size}), target.Slice({PredictCall.Namespace(program)}.Structure.Target{index}Offset), {shape.Channels}, {(fused ? "true" : "false")}, {(mask is null ? "default" : MaskAt(mask))})";

        string MaskAt(OutputMask mask) => $"new global::System.ReadOnlySpan<{t}>(workspace.Masks.Values, {Arm.Plus($"row * {program.MaskSize}", mask.Offset)}, {shape.Positions})";
    }
}
