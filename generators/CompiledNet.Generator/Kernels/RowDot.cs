using System;
using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>y = x · w (+ bias) for a single output: the weights lie as one row, so a sample is one dot product.</summary>
internal sealed class RowDot(Tensor x, Matrix w, Matrix? bias, Tensor y) : Kernel
{
    private const int MostSums = 4;
    private const int UnrolledVectors = 16;

    private readonly int _terms = w.Layout.Columns;

    public override string Name => $"RowDot{_terms}{(bias is null ? "WithoutBias" : "")}";

    public override string Formula => $"y = x · w{(bias is null ? "" : " + bias")} with x [rows, {_terms}], w [{_terms}], y [rows].";

    public override int RowsPerSample => x.Positions;

    public override ImmutableArray<Operand> Operands =>
        [Operand.Read("x", x), Operand.Read("w", w), .. bias is null ? [] : new[] { Operand.Read("bias", bias) }, Operand.Write("y", y)];

    public override void WriteBody(SourceWriter writer, KernelContext context)
    {
        int stride = x.Positions > 1 ? x.ChannelStride : x.RowStride;
        KernelContext.WriteEach(writer, context.ArmsFor(_terms, 256), arm =>
        {
            using var rows = writer.Begin("for (nint row = 0; row < rows; row++)");
            writer.Line($"ref {arm.Scalar} a = ref Unsafe.Add(ref x, row * {stride});");
            WriteSum(writer, arm);
            writer.Line("Unsafe.Add(ref y, row) = sum;");
        });
    }

    public override int? UnrolledCost(Arm arm) => x.Positions == 1 ? _terms / arm.NarrowedTo(_terms).Lanes + _terms % arm.NarrowedTo(_terms).Lanes : null;

    public override void WriteSingleRow(SourceWriter writer, Arm arm)
    {
        writer.Line($"ref {arm.Scalar} a = ref x;");
        WriteSum(writer, arm.NarrowedTo(_terms));
        writer.Line("y = sum;");
    }

    public override bool TakesVectors(Operand operand, Arm arm) => operand.Parameter == "x" && _terms % arm.NarrowedTo(_terms).Lanes == 0;

    private void WriteSum(SourceWriter writer, Arm arm)
    {
        int vectors = _terms / arm.Lanes;
        if (vectors > 0) WriteVectors(writer, arm, vectors);
        writer.Line($"{arm.Scalar} sum = {(vectors > 0 ? Total(arm) : bias is null ? "0" : "bias")};");
        for (int k = vectors * arm.Lanes; k < _terms; k++)
            writer.Line($"sum = {arm.Scalar}.MultiplyAddEstimate({Arm.Number("a", k)}, {Arm.Number("w", k)}, sum);");
    }

    // Half and half first: the compiler would add up each half on its own.
    private static string Total(Arm arm) => arm.Bits == 256 ? Arm.SumOfHalves("c0") : arm.Sum("c0");

    private void WriteVectors(SourceWriter writer, Arm arm, int vectors)
    {
        int sums = Math.Min(MostSums, vectors);
        for (int s = 0; s < sums; s++)
        {
            // The bias takes part in the first product, where nothing waits for it.
            string x = arm.At("a", s * arm.Lanes), weight = arm.At("w", s * arm.Lanes);
            writer.Line($"var c{s} = {(s == 0 && bias is not null ? arm.MultiplyAdd(x, weight, $"{arm.Operations}.CreateScalar(bias)") : arm.Multiply(x, weight))};");
        }

        int next = sums;
        if (vectors > UnrolledVectors)
        {
            int whole = vectors / sums * sums;
            using (writer.Begin($"for (nint k = {sums * arm.Lanes}; k < {whole * arm.Lanes}; k += {sums * arm.Lanes})"))
            {
                for (int s = 0; s < sums; s++)
                {
                    string offset = Arm.Plus("k", s * arm.Lanes);
                    writer.Line($"c{s} = {arm.MultiplyAdd(arm.At("a", offset), arm.At("w", offset), $"c{s}")};");
                }
            }

            next = whole;
        }

        for (int v = next; v < vectors; v++)
            writer.Line($"c{v % sums} = {arm.MultiplyAdd(arm.At("a", v * arm.Lanes), arm.At("w", v * arm.Lanes), $"c{v % sums}")};");
        if (sums > 1) writer.Line(arm.Increase("c0", arm.AddAll(Enumerable.Range(1, sums - 1).Select(s => $"c{s}"))));
    }
}
