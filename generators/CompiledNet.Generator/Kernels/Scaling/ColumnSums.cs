using System;
using System.Linq;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>
/// The C# text of sums over all rows for every channel: a cache line of channels at once, and in blocks of rows, whose
/// sums are added up, so that rounding errors stay those of a block.
/// </summary>
internal sealed class ColumnSums(Arm arm, int stride)
{
    private const int Block = 64;

    private readonly ChannelLanes _lanes = new(arm, stride);

    /// <summary>Writes sums to rows of a table at <c>sums</c>, one for each term.</summary>
    /// <param name="writer">Takes the text.</param>
    /// <param name="first">The row of the first sum.</param>
    /// <param name="prepare">Writes what a vector of channels needs, which start at an offset; its names end with a number.</param>
    /// <param name="terms">Each term of row <c>row</c> for the channels at <c>at + an offset</c>, with the number of the vector.</param>
    public void Write(SourceWriter writer, int first, Action<string, int>? prepare, params Func<string, int, string, string>[] terms)
    {
        int panel = Padding.Panel(stride, arm.Element), vectors = panel / _lanes.Count;
        using var panels = writer.BeginLoop("left", stride, panel);
        for (int v = 0; v < vectors; v++) prepare?.Invoke(Offset("left", v), v);
        Each((name, _, _) => writer.Line($"var {name} = {_lanes.Zero};"), "sum");
        using (writer.Begin($"for (nint top = 0; top < rows; top += {Block})"))
        {
            writer.Line($"nint end = Math.Min(top + {Block}, rows);");
            Each((name, _, _) => writer.Line($"var {name} = {_lanes.Zero};"), "part");
            using (writer.Begin("for (nint row = top; row < end; row++)"))
            {
                writer.Line($"nint at = row * {stride} + left;");
                Each((name, term, v) => writer.Line($"{name} = {terms[term](Offset("at", v), v, name)};"), "part");
            }

            Each((name, term, v) => writer.Line(_lanes.Increase(name, name.Replace("sum", "part"))), "sum");
        }

        Each((name, term, v) => writer.Line($"{_lanes.At("sums", Offset($"{(first + term) * stride} + left", v))} = {name};"), "sum");

        void Each(Action<string, int, int> write, string name)
        {
            foreach (int v in Enumerable.Range(0, vectors))
                for (int term = 0; term < terms.Length; term++) write($"{name}{term}{v}", term, v);
        }
    }

    private string Offset(string start, int vector) => Arm.Plus(start, vector * _lanes.Count);
}
