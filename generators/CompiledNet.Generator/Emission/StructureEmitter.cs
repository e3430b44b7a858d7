using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators.Options;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Emission;

/// <summary>Writes where the parameters lie and the description of the network that users and files see.</summary>
internal static class StructureEmitter
{
    public static string Emit(CompiledProgram program)
    {
        var writer = FileHeader.BeginInternal(program, "its structure: where parameters lie, and the description that users and files see.");
        using (writer.Begin("internal static class Structure"))
        {
            writer.Line("// Where each parameter starts in the parameter block.");
            foreach (var parameter in program.Parameters.Parameters)
                writer.Line($"internal const int {program.ParameterNames[parameter.Matrix.Offset]} = {parameter.Matrix.Offset};");
            writer.Line();
            writer.Line($"internal const int InferenceRowLength = {program.InferenceMemory.RowLength};");
            writer.Line($"internal const int TrainingRowLength = {program.TrainingMemory?.RowLength ?? 0};");
            writer.Line();
            WriteTargets(program, writer);
            WriteDescription(program, writer);
        }

        return writer.ToString();
    }

    // A loss says itself how many targets it wants; the just-in-time compiler folds these into constants.
    private static void WriteTargets(CompiledProgram program, SourceWriter writer)
    {
        var outputs = program.Shaped.Graph.Outputs;
        for (int i = 0; i < outputs.Length; i++)
        {
            var shape = program.Shaped.Layers[outputs[i].NodeId].Output;
            string size = outputs[i].Spec.Loss is { } loss ? $"LossTarget.SizeOf<{loss.TypeName}>({shape.Channels})" : "0";
            writer.Line($"internal static readonly int Target{i}Size = {size};");
            string before = i == 0 ? "0" : $"Target{i - 1}Offset + {Total(program, i - 1)}";
            writer.Line($"internal static readonly int Target{i}Offset = {before};");
        }

        int last = outputs.Length - 1;
        writer.Line($"internal static readonly int TargetSize = Target{last}Offset + {Total(program, last)};");
        writer.Line();
    }

    private static string Total(CompiledProgram program, int output)
    {
        int positions = program.Shaped.Layers[program.Shaped.Graph.Outputs[output].NodeId].Output.Positions;
        return positions == 1 ? $"Target{output}Size" : $"Target{output}Size * {positions}";
    }

    private static void WriteDescription(CompiledProgram program, SourceWriter writer)
    {
        var graph = program.Shaped.Graph;
        writer.Line("internal static readonly NetworkDescription Description = Describe();");
        writer.Line();
        writer.Line("// Runs once: to optimise it would take longer than to run it.");
        writer.Line("[MethodImpl(MethodImplOptions.NoOptimization)]");
        writer.Line("private static NetworkDescription Describe() => new()");
        writer.Line("{");
        using (writer.Indent())
        {
            writer.Line($"Name = {Literals.Of(program.Spec.Type.Spoken)},");
            List("Inputs", Inputs(program), writer);
            List("Layers", LayerDescriptions.Of(program), writer);
            List("Parameters", program.Parameters.Parameters.Select(Parameter), writer);
            List("Outputs", graph.Outputs.Select((output, i) => Output(program, output, i)), writer);
            if (program.Training is { Attention: { Length: > 0 } attention }) List("AttentionLayers", attention.Select(Attention), writer);
            writer.Line($"InputSize = {Sizes.Inputs(program.Shaped)},");
            writer.Line($"OutputSize = {Sizes.Outputs(program.Shaped)},");
            writer.Line("TargetSize = TargetSize,");
            writer.Line($"MultiplyAdds = {Literals.Of(Sizes.MultiplyAdds(program))},");
            writer.Line($"ParameterLength = {program.Parameters.Length},");
            writer.Line($"TrainableLength = {program.Parameters.TrainableLength},");
            writer.Line($"Workspaces = new(InferenceRowLength, TrainingRowLength, {program.InferenceMemory.ScratchLength}, {program.TrainingMemory?.ScratchLength ?? 0}),");
            if (program.IsStateful) writer.Line($"StateRowLength = {program.InferenceMemory.StateLength},");
            if (program.Inference.Kernels.Any(kernel => kernel.Loop is not null)) writer.Line("IsRecurrent = true,");
            if (program.Spec.ElementType == ElementType.Double) writer.Line("ElementType = ElementType.Double,");
            if (program.Spec.InputGradients) writer.Line("HasInputGradients = true,");
            if (program.MaskSize > 0) writer.Line($"MaskSize = {program.MaskSize},");
            if (program.Inference.Evaluation is not null) writer.Line("LossesReadLogits = true,");
            if (graph.Nodes.Any(node => node.Operator.CouplesSamples(node.Spec) && !node.Operator.IsSynchronized(node.Spec))) writer.Line("CouplesSamples = true,");
            if (program.Training is { } training)
            {
                WriteStageEnds("ForwardStageEnds", training.Forward, program, writer);
                WriteStageEnds("BackwardStageEnds", training.Backward, program, writer);
            }
        }

        writer.Line("};");
    }

    private static void WriteStageEnds(string name, IEnumerable<Routine> routines, CompiledProgram program, SourceWriter writer)
    {
        StageCut[] cuts = [.. routines.Select(routine => routine.Cut).OfType<StageCut>()];
        if (cuts.Length > 0) List(name, cuts.Select(cut => StageEnd(cut, program)), writer);
    }

    private static string StageEnd(StageCut cut, CompiledProgram program) => cut.Meeting is { Kind: var kind, Numbers: var numbers }
        ? $"new StageEnd(StageEndKind.{kind}, {program.TrainingMemory!.Offsets[numbers.Id]}, {numbers.ChannelStride}, {numbers.Channels})"
        : $"new StageEnd(StageEndKind.Gradients, {cut.FirstFinal})";

    private static void List(string name, IEnumerable<string> items, SourceWriter writer)
    {
        writer.Line($"{name} =");
        writer.Line("[");
        using (writer.Indent())
        {
            foreach (string item in items) writer.Lines(item + ",");
        }

        writer.Line("],");
    }

    private static IEnumerable<string> Inputs(CompiledProgram program)
    {
        int offset = 0;
        foreach (var node in program.Shaped.Graph.Nodes.Where(node => node.Inputs.Length == 0))
        {
            var shape = program.Shaped.Layers[node.Id].Output;
            yield return $"new InputDescription({Literals.Of(node.Name)}, {Literals.Of(shape.Dimensions)}, {offset}){Ids(program.Shaped.Graph, node)}";
            offset += shape.Size;
        }
    }

    // Whoever refuses numbers decides, and the one with the fewest ids.
    private static string Ids(NetworkGraph graph, GraphNode input)
    {
        GraphNode[] readers = [.. graph.Nodes.Where(reader => reader.Inputs.Contains(input.Id) && reader.Operator.Vocabulary(reader.Spec) is not null)];
        GraphNode[] refusing = [.. readers.Where(reader => !reader.Operator.AcceptsOtherNumbers)];
        if (readers.Length == 0) return "";
        int? fewest = (refusing.Length > 0 ? refusing : readers).Min(reader => reader.Operator.Vocabulary(reader.Spec));
        return $" {{ Vocabulary = {fewest}{(refusing.Length > 0 ? "" : ", AcceptsOtherNumbers = true")} }}";
    }

    private static string Parameter(PlacedParameter parameter)
    {
        var layout = parameter.Matrix.Layout;
        int columns = parameter.Spec.Shape.Aggregate(1, (product, axis) => product * axis) / layout.Rows;
        string extras = (parameter.Spec.Groups > 1 ? $", Groups = {parameter.Spec.Groups}" : "") + (layout.Transposed ? ", Transposed = true" : "") + (layout.Blocks > 1 ? $", Blocks = {layout.Blocks}" : "") + (parameter.Spec.Trainable ? "" : ", Trainable = false");
        if (parameter.Spec.AdaptedTo is { } statistic) extras += $", AdaptedTo = DataStatistic.{statistic}";
        if (parameter.Spec.Regularizer is { } regularizer) extras += $", Regularizer = {ActivationCode.Create(regularizer)}";
        if (parameter.Spec.Constraint is { } constraint) extras += $", Constraint = {ActivationCode.Create(constraint)}";
        return $$"""
            new ParameterDescription
            {
                Name = {{Literals.Of(parameter.Name)}}, Shape = {{Literals.Of(parameter.Spec.Shape)}},
                Offset = {{parameter.Matrix.Offset}}, Rows = {{layout.Rows}}, Columns = {{columns}}, Stride = {{layout.Stride}}{{(layout.Panel < layout.Stride ? $", Panel = {layout.Panel}" : "")}},
                Initializer = {{ActivationCode.Create(parameter.Spec.Initializer)}}{{extras}},
            }
            """;
    }

    private static string Attention(LayerAttention layer) =>
        $"new AttentionDescription({Literals.Of(layer.Layer)}, {layer.Weights.Heads}, {layer.Weights.Queries}, {layer.Weights.Keys}, {layer.Offset})";

    private static string Output(CompiledProgram program, GraphOutput output, int index)
    {
        var shape = program.Shaped.Layers[output.NodeId].Output;
        int offset = program.Shaped.Graph.Outputs.Take(index).Sum(earlier => program.Shaped.Layers[earlier.NodeId].Output.Size);
        string loss = output.Spec.Loss is { } trait ? Literals.Of(trait.Name) : "null";
        var extras = new List<string>();
        if (program.Masks.FirstOrDefault(mask => mask.Output == index) is { } found) extras.Add($"MaskOffset = {found.Offset}");
        if (output.Spec.Loss is { SeesAllPositions: true }) extras.Add("LossSeesAllPositions = true");
        if (output.Spec.Loss is { } written && OptionText.Of(written) is var objective && objective != written.Name) extras.Add($"Objective = {Literals.Of(objective)}");
        if (output.Spec.Loss is { } logits && logits.Settings.Contains(new Setting("FromLogits", "true"))) extras.Add("AreLogits = true");
        if (output.Spec.Loss is { } taking) extras.Add($"Targets = LossTarget.KindOf<{taking.TypeName}>()");
        string more = extras.Count == 0 ? "" : $" {{ {string.Join(", ", extras)} }}";
        return $"new OutputDescription({Literals.Of(output.Name)}, {Literals.Of(shape.Dimensions)}, {offset}, Target{index}Offset, {Total(program, index)}, {loss}, {Literals.Of(output.Spec.Weight)}){more}";
    }
}
