using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels.Tiles;

/// <summary>
/// The innermost loops of a kernel, over a block of the result that stays in registers. Written once for a project and
/// inlined into every kernel that calls it, where strides and counts are literals and all but one vector width is gone.
/// </summary>
/// <param name="arms">The vector widths, widest first.</param>
internal abstract class RegisterTile(IReadOnlyList<Arm> arms)
{
    /// <summary>The wanted name of its method.</summary>
    public abstract string Name { get; }

    /// <summary>Tiles of one key are the same; where it is the name alone, so are those of other networks.</summary>
    public virtual string Key => Name;

    /// <summary>What it computes.</summary>
    public abstract string Formula { get; }

    /// <summary>The parameters of the method.</summary>
    protected abstract string Parameters { get; }

    protected IReadOnlyList<Arm> Arms => arms;

    protected string Scalar => arms[0].Scalar;

    /// <remarks>
    /// Every width has a method of its own: the just-in-time compiler counts the length of a method, dead branches
    /// included, against what it is willing to inline.
    /// </remarks>
    public void Write(SourceWriter writer, string name)
    {
        if (arms.Count == 1)
        {
            WriteMethod(writer, "internal", name, arms[0]);
            return;
        }

        string arguments = ParameterList.ToArguments(Parameters);
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]");
        using (writer.Begin($"internal static void {name}({Parameters})"))
            KernelContext.WriteDispatch(writer, arms, arm => $"{name}By{arm.Bits}({arguments})");
        foreach (var arm in arms)
        {
            writer.Line();
            WriteMethod(writer, "private", $"{name}By{arm.Bits}", arm);
        }
    }

    private void WriteMethod(SourceWriter writer, string access, string name, Arm arm)
    {
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]");
        using (writer.Begin($"{access} static void {name}({Parameters})")) WriteBody(writer, arm);
    }

    /// <summary>Writes the loops for one vector width.</summary>
    protected abstract void WriteBody(SourceWriter writer, Arm arm);

    /// <summary>An expression for how many rows the tile works on at once; the compilers know which.</summary>
    protected string Choice(System.Func<Arm, int> rows)
    {
        int last = arms.Count - 1;
        if (arms.All(arm => rows(arm) == rows(arms[last]))) return $"{rows(arms[last])}";
        return string.Concat(arms.Take(last).Select(arm => $"{arm.IsThere} ? {rows(arm)} : ")) + rows(arms[last]);
    }

    /// <summary>The variable of the accumulator in a row and vector.</summary>
    protected static string Sum(int row, int vector) => $"c{row}{vector}";

    /// <summary>The offset of a row and vector: <paramref name="row"/> strides and some numbers.</summary>
    protected static string Offset(int row, string stride, int numbers)
    {
        string rows = row switch { 0 => "", 1 => stride, _ => $"{row} * {stride}" };
        return rows.Length == 0 ? $"{numbers}" : numbers == 0 ? rows : $"{rows} + {numbers}";
    }
}
