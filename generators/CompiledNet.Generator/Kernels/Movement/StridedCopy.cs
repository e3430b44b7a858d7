using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>
/// y[to + Σ i·To] = x[from + Σ i·From] over nested loops: transposes, shifts, repeats and cuts out parts, between any two
/// layouts. Neighbouring loops that continue each other become one, and an innermost run that is contiguous on both
/// sides is copied as a whole.
/// </summary>
internal sealed class StridedCopy : Kernel
{
    private readonly Tensor _x, _y;
    private readonly ImmutableArray<StridedAxis> _axes;
    private readonly int _from, _to;
    private readonly bool _clear;

    /// <param name="x">What is read.</param>
    /// <param name="y">What is written.</param>
    /// <param name="axes">The loops, outermost first.</param>
    /// <param name="from">Where reading starts within a row.</param>
    /// <param name="to">Where writing starts within a row.</param>
    /// <param name="clear">Whether everything else in y is set to zero.</param>
    public StridedCopy(Tensor x, Tensor y, IEnumerable<StridedAxis> axes, int from, int to, bool clear)
    {
        (_x, _y, _from, _to, _clear) = (x, y, from, to, clear);
        _axes = StridedAxes.Joined(axes) is { IsEmpty: false } joined ? joined : [new StridedAxis(1, 1, 1)];
    }

    public override string Name => $"Move{string.Join("x", _axes.Select(axis => axis.Length))}From{_x.RowStride}To{_y.RowStride}";

    public override string Formula =>
        $"{string.Join(" × ", _axes.Select(axis => axis.Length))} numbers a sample from one layout to another{(_clear ? ", zeros around them" : "")}.";

    public override ImmutableArray<Operand> Operands => [Operand.Read("x", _x), Operand.Write("y", _y)];

    public override void WriteBody(SourceWriter writer, KernelContext context)
    {
        using var rows = writer.Begin("for (nint row = 0; row < rows; row++)");
        writer.Line($"ref {context.Scalar} source = ref Unsafe.Add(ref x, row * {_x.RowStride}{(_from == 0 ? "" : $" + {_from}")});");
        writer.Line($"ref {context.Scalar} target = ref Unsafe.Add(ref y, row * {_y.RowStride}{(_to == 0 ? "" : $" + {_to}")});");
        if (_clear) writer.Line($"MemoryMarshal.CreateSpan(ref Unsafe.Add(ref y, row * {_y.RowStride}), {_y.RowStride}).Clear();");
        var innermost = _axes[_axes.Length - 1];
        bool isRun = innermost.To == 1 && innermost.From is 0 or 1 && innermost.Length > 1;
        int loops = isRun ? _axes.Length - 1 : _axes.Length;
        var looped = _axes.Take(loops).ToArray();
        StridedAxes.WriteLoops(writer, "i", looped);
        string read = $"Unsafe.Add(ref source, {StridedAxes.Offset("i", looped.Select(axis => axis.From))})";
        string written = $"Unsafe.Add(ref target, {StridedAxes.Offset("i", looped.Select(axis => axis.To))})";
        using var body = writer.Begin();
        if (!isRun) writer.Line($"{written} = {read};");
        else if (innermost.From == 0) writer.Line($"MemoryMarshal.CreateSpan(ref {written}, {innermost.Length}).Fill({read});");
        else writer.Line($"MemoryMarshal.CreateReadOnlySpan(ref {read}, {innermost.Length}).CopyTo(MemoryMarshal.CreateSpan(ref {written}, {innermost.Length}));");
    }
}
