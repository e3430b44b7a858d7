using System;
using System.Collections.Generic;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>
/// The C# text of the elementwise part of a recurrent step. Values are wrapped lanes, on which formulas are written as
/// they stand in the literature; each gate of a unit lies a unit stride behind the one before.
/// </summary>
/// <param name="writer">Takes the text.</param>
/// <param name="arm">The vector width; no wider than the padded units.</param>
/// <param name="stride">Units with their padding.</param>
internal sealed class CellText(SourceWriter writer, Arm arm, int stride)
{
    /// <summary>The wrapper's type, whose static methods are the operations that are no operators.</summary>
    public string Lanes => arm.Wrapper;

    /// <summary>Writes the loops over rows and over vectors of units; a reference <c>…At</c> stands at the units of each operand.</summary>
    public void ForEach(IEnumerable<Operand> operands, Action write)
    {
        using var rows = writer.Begin("for (nint row = 0; row < rows; row++)");
        using var units = writer.BeginLoop("unit", stride, arm.Lanes);
        foreach (var operand in operands)
            writer.Line($"ref {arm.Scalar} {operand.Parameter}At = ref Unsafe.Add(ref {operand.Parameter}, row * {operand.Tensor!.RowStride} + unit);");
        write();
    }

    /// <summary>The units of an operand; of several gates, those of one.</summary>
    public string Read(string operand, int gate = 0) => $"new {Lanes}({Place(operand, gate)})";

    public void Let(string name, string value) => writer.Line($"var {name} = {value};");

    public void Store(string operand, string value, int gate = 0) => writer.Line($"{Place(operand, gate)} = {value}.Value;");

    /// <summary>f(x).</summary>
    public static string Apply(string activation, string x) => $"{activation}.Forward({x})";

    /// <summary>f'(x), where y = f(x).</summary>
    public static string Slope(string activation, string x, string y) => $"{activation}.Derivative({x}, {y})";

    private string Place(string operand, int gate) => arm.At(operand + "At", gate * stride);
}
