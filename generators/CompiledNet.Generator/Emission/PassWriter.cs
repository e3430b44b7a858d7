using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Planning;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Emission;

/// <summary>Writes the routines of one pass: a method for each layer, which calls its kernels with the addresses of their operands.</summary>
internal sealed class PassWriter(CompiledProgram program, MemoryPlan memory, string rowLength, IKernelMethods kernels, SourceWriter writer)
{
    private readonly Identifiers _constants = new();
    private readonly Identifiers _methods = new();
    private readonly Identifiers _locals = new();
    private readonly Dictionary<int, string> _tensors = [];
    private readonly Dictionary<int, string> _variables = [];
    private readonly Dictionary<Routine, string> _routines = [];

    /// <summary>The constants that say where the tensors lie.</summary>
    public void WriteOffsets()
    {
        writer.Line("// Where each tensor starts in the workspace, in numbers per sample: for n samples at offset * n.");
        foreach (var tensor in memory.Tensors)
            writer.Line($"private const int {At(tensor)} = {memory.Offsets[tensor.Id]};{(tensor.Place == TensorPlace.State ? " // Of the state." : "")}");
    }

    /// <summary>The name of a routine's method.</summary>
    public string MethodOf(Routine routine, string direction) =>
        _routines.TryGetValue(routine, out string? known) ? known : _routines[routine] = _methods.New(routine.Name, direction);

    public void WriteRoutine(Routine routine, string direction, string parameters)
    {
        writer.Line();
        writer.Line($"/// <summary>{routine.Comment.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;")}</summary>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (writer.Begin($"private static void {MethodOf(routine, direction)}({parameters})"))
        {
            for (int i = 0, end; i < routine.Kernels.Length; i = end)
            {
                var loop = routine.Kernels[i].Loop;
                for (end = i + 1; loop is not null && end < routine.Kernels.Length && routine.Kernels[end].Loop == loop;) end++;
                if (i == routine.PassingOn && routine.FirstTrainableOfOthers is { } others) writer.Line($"if (!draw.TrainsBefore(Structure.{program.ParameterNames[others]})) return;");
                if (loop is null && routine.OnlyFor.Length > 0 && routine.OnlyFor[i].Length > 0) WriteWanted(routine.Kernels[i], routine.OnlyFor[i]);
                else if (loop is null) WriteCall(routine.Kernels[i]);
                else using (writer.Begin(loop.Head)) foreach (var kernel in routine.Kernels.Skip(i).Take(end - i)) WriteCall(kernel);
            }
        }
    }

    // Only while one of the parameters is trained.
    private void WriteWanted(Kernel kernel, IEnumerable<int> parameters)
    {
        writer.Line($"if ({string.Join(" || ", parameters.Select(offset => $"draw.Trains(Structure.{program.ParameterNames[offset]})"))})");
        using (writer.Indent()) WriteCall(kernel);
    }

    /// <summary>The call of a kernel that stands in no loop.</summary>
    public void WriteCall(Kernel kernel)
    {
        writer.Line($"Kernels.{kernels.MethodOf(kernel)}(");
        using (writer.Indent())
        {
            foreach (var operand in kernel.Operands) writer.Line($"ref {Address(operand)},");
            string rows = (kernel.RowsPerSample * kernel.Frames) switch { 0 => "1", 1 => "rows", var many => $"rows * {many}" };
            writer.Line(kernel.ExtraArguments.Length == 0 ? $"{rows});" : $"{rows}, {kernel.ExtraArguments});");
        }
    }

    /// <summary>The local variable of a tensor that is one.</summary>
    public string LocalOf(Tensor tensor) =>
        _variables.TryGetValue(tensor.Id, out string? known) ? known : _variables[tensor.Id] = _locals.NewLocal(tensor.Name, "Value");

    /// <summary>Where an operand lies in memory while a single sample is predicted.</summary>
    public string SampleAddress(Operand operand) => Address(operand, "");

    /// <summary>Whether a tensor follows from parameters alone, and lies beside them.</summary>
    public bool IsDerived(Tensor tensor) => memory.Derived.Tensors.ContainsKey(tensor.Id);

    private static string Derived(int offset) => Arm.Number("derived", offset);

    private string Address(Operand operand, string times = " * (nint)capacity")
    {
        if (operand.Matrix is { } matrix)
        {
            string start = matrix.Start == 0 ? "" : $" + {matrix.Start}";
            return matrix.Place switch
            {
                MatrixPlace.Scratch when memory.Derived.Matrices.TryGetValue(matrix.Offset, out int derived) => Derived(derived + matrix.Start),
                MatrixPlace.Parameter => $"Unsafe.Add(ref parameters, Structure.{program.ParameterNames[matrix.Offset]}{start})",
                // Two numbers lie in a word.
                MatrixPlace.BFloat16 => $"Unsafe.Add(ref weights, (Structure.{program.ParameterNames[matrix.Offset]}{start}) / 2)",
                MatrixPlace.Gradient => $"Unsafe.Add(ref gradients, Structure.{program.ParameterNames[matrix.Offset]}{start})",
                _ => $"Unsafe.Add(ref memory, {rowLength}{times} + {memory.Scratch[matrix.Offset] + matrix.Start})",
            };
        }

        var tensor = operand.Tensor!;
        if (IsDerived(tensor)) return Derived(memory.Derived.Tensors[tensor.Id] + tensor.Offset);
        return tensor.Place switch
        {
            TensorPlace.Input => Arm.Number("inputs", tensor.Offset),
            TensorPlace.Output => Arm.Number("outputs", tensor.Offset),
            TensorPlace.OutputGradient => Arm.Number("outputGradients", tensor.Offset),
            TensorPlace.InputGradient => Arm.Number("inputGradients", tensor.Offset),
            TensorPlace.InnerGradient => Arm.Number("innerGradients", tensor.Offset),
            TensorPlace.AttentionWeights => Arm.Number("attentionWeights", tensor.Offset),
            TensorPlace.Logits => Arm.Number("logits", tensor.Offset),
            TensorPlace.Mask => Arm.Number("masks", tensor.Offset),
            TensorPlace.Target => tensor.Offset == 0 ? "targets" : $"Unsafe.Add(ref targets, Structure.Target{tensor.Offset}Offset)",
            TensorPlace.State => $"Unsafe.Add(ref state, {At(tensor)}{times}{(tensor.Step is { } step ? " + " + step.Expression : "")})",
            _ => $"Unsafe.Add(ref memory, {At(tensor)}{times}{Within(tensor)})",
        };
    }

    // Frames lie as many rows apart as there are samples, whatever the room for them.
    private static string Within(Tensor tensor)
    {
        string frame = tensor switch
        {
            { IsReused: true } => "",
            { Loop: not null, FirstFrame: 0 } => $" + {TimeLoop.Step} * (nint)rows * {tensor.RowStride}",
            { Loop: not null } => $" + ({TimeLoop.Step} + {tensor.FirstFrame}) * (nint)rows * {tensor.RowStride}",
            { FirstFrame: 0 } => "",
            _ => $" + {tensor.FirstFrame} * (nint)rows * {tensor.RowStride}",
        };
        return tensor.Offset == 0 ? frame : $"{frame} + {tensor.Offset}";
    }

    private string At(Tensor tensor) =>
        _tensors.TryGetValue(tensor.Id, out string? known) ? known : _tensors[tensor.Id] = _constants.New(tensor.Name, "At");
}
