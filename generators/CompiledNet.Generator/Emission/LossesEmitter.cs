using System.Linq;
using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Emission;

/// <summary>Writes the losses of predictions, sample by sample.</summary>
internal static class LossesEmitter
{
    public static string Emit(CompiledProgram program, string network)
    {
        string t = program.Scalar;
        string parameters = $"global::System.ReadOnlySpan<{t}> outputs, global::System.ReadOnlySpan<{t}> targets, ";
        string results = $"global::System.Span<{t}> losses, int rows";
        if (program.Masks.Length == 0) return Method(program, $"void {network}.Losses({parameters}{results})", "");
        return $$"""
            void {{network}}.Losses({{parameters}}{{results}}) => throw global::CompiledNet.MaskCalls.MasksMissing(Description);

            {{Method(program, $"void {network}.Losses({parameters}global::CompiledNet.OutputMasks<{t}> masks, {results})", "\n    masks.Weigh(rows);")}}
            """;
    }

    private static string Method(CompiledProgram program, string head, string preparation)
    {
        string t = program.Scalar;
        return $$"""
            {{head}}
            {
                global::CompiledNet.NetworkCalls.CheckLosses(Description, outputs, targets, losses, rows);{{preparation}}
                for (int row = 0; row < rows; row++)
                {
                    global::System.ReadOnlySpan<{{t}}> prediction = outputs.Slice(row * OutputSize, OutputSize);
                    global::System.ReadOnlySpan<{{t}}> target = targets.Slice(row * TargetSize, TargetSize);
            {{Losses(program)}}
                }
            }
            """;
    }

    private static string Losses(CompiledProgram program)
    {
        var lines = new System.Collections.Generic.List<string>();
        int offset = 0, count = program.Shaped.Graph.Outputs.Length;
        for (int i = 0; i < count; i++)
        {
            lines.Add($"        losses[row * {count} + {i}] = {Loss(program, i, offset)};");
            offset += program.Shaped.Layers[program.Shaped.Graph.Outputs[i].NodeId].Output.Size;
        }

        return string.Join("\n", lines);
    }

    private static string Loss(CompiledProgram program, int index, int offset)
    {
        var output = program.Shaped.Graph.Outputs[index];
        var shape = program.Shaped.Layers[output.NodeId].Output;
        if (output.Spec.Loss is not { } loss) return "0";
        string t = program.Scalar;
        string arguments = $"{ActivationCode.Create(loss)}, prediction.Slice({offset}, {shape.Size}), target.Slice({PredictCall.Namespace(program)}.Structure.Target{index}Offset)";
        return program.Masks.FirstOrDefault(mask => mask.Output == index) is { } mask
            ? $"({t})masks.Weights[{index}] * global::CompiledNet.MaskCalls.SumOfLosses({arguments}, new global::System.ReadOnlySpan<{t}>(masks.Values, {Arm.Plus($"row * {program.MaskSize}", mask.Offset)}, {shape.Positions}))"
            : $"global::CompiledNet.NetworkCalls.MeanLoss({arguments}, {shape.Positions})";
    }
}
