using System;
using System.Linq;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>
/// The product row by row: a panel of outputs stays in registers while the rows of w stream by. With few outputs the
/// terms are dealt out to several accumulators each, so that at least eight sums are under way at once.
/// </summary>
internal sealed class MatrixProductRows
{
    private const int WantedSums = 8;
    private const int UnrolledProducts = 64;

    private readonly MatrixProduct _product;
    private readonly Arm _arm;
    private readonly int _vectors;
    private readonly int _splits;
    private readonly int _step;

    public MatrixProductRows(MatrixProduct product, Arm arm, bool unrolled = false)
    {
        _product = product;
        _arm = arm;
        int all = product.Stride / arm.Lanes;
        _vectors = Enumerable.Range(1, Math.Min(all, WantedSums)).OrderBy(width => (all + width - 1) / width * Math.Max(width, 4)).ThenByDescending(width => width).First();
        // Short sums want fewer parts: adding the parts up takes as long as a few more terms.
        _splits = Math.Max(1, Math.Min(product.Inner / 2, (product.Inner < 32 ? WantedSums / 2 : WantedSums) / _vectors));
        bool isUnrolled = unrolled || product.Inner * _vectors <= UnrolledProducts;
        _step = isUnrolled ? product.Inner : Math.Min(product.Inner, Math.Max(_splits, 2));
    }

    public void Write(SourceWriter writer)
    {
        int stride = _product.Stride, width = _vectors * _arm.Lanes;
        int xStride = _product.X.Positions > 1 ? _product.X.ChannelStride : _product.X.RowStride;
        using (writer.Begin("for (nint row = 0; row < rows; row++)"))
        {
            writer.Line($"ref {_arm.Scalar} xRow = ref Unsafe.Add(ref x, row * {xStride});");
            if (width == stride)
            {
                WritePanel(writer, "0", $"row * {stride}");
                return;
            }

            using (writer.Begin($"for (nint left = 0; left < {stride}; left += {width})"))
            {
                if (stride % width == 0) WritePanel(writer, "left", $"row * {stride} + left");
                else
                {
                    writer.Line($"nint column = Math.Min(left, {stride - width});");
                    WritePanel(writer, "column", $"row * {stride} + column");
                }
            }
        }
    }

    /// <summary>The only row, without loops.</summary>
    public void WriteSingle(SourceWriter writer)
    {
        int stride = _product.Stride, width = _vectors * _arm.Lanes;
        writer.Line($"ref {_arm.Scalar} xRow = ref x;");
        for (int left = 0; left < stride; left += width)
        {
            string column = Math.Min(left, stride - width).ToString();
            if (width == stride) WritePanel(writer, column, column);
            else using (writer.Begin($"// Outputs {column} to {Math.Min(left, stride - width) + width - 1}."))
                WritePanel(writer, column, column);
        }
    }

    private void WritePanel(SourceWriter writer, string column, string rowOffset)
    {
        int inner = _product.Inner, stride = _product.Stride, whole = inner / _step * _step;
        for (int s = 0; s < _splits; s++)
            for (int v = 0; v < _vectors; v++) writer.Line($"var {Sum(s, v)} = {Start(s, v, column)};");

        writer.Line($"ref {_arm.Scalar} b = ref {Arm.Number("w", column)};");
        if (whole == _step) WriteTerms(writer, _step, "xRow", 0);
        else
        {
            writer.Line($"ref {_arm.Scalar} a = ref xRow;");
            using (writer.Begin($"for (nint k = 0; k < {whole}; k += {_step})"))
            {
                WriteTerms(writer, _step, "a", 0);
                writer.Line($"a = ref Unsafe.Add(ref a, {_step});");
                writer.Line($"b = ref Unsafe.Add(ref b, {_step * stride});");
            }
        }

        if (inner > whole) using (writer.Begin("// The last terms."))
            WriteTerms(writer, inner - whole, whole == _step ? "xRow" : "a", whole == _step ? whole : 0);

        for (int distance = 1; distance < _splits; distance *= 2)
            for (int s = 0; s + distance < _splits; s += 2 * distance)
                for (int v = 0; v < _vectors; v++) writer.Line($"{Sum(s, v)} += {Sum(s + distance, v)};");

        _product.WriteRowReferences(writer, _arm, rowOffset);
        for (int v = 0; v < _vectors; v++) _product.WriteStore(writer, _arm, Sum(0, v), v * _arm.Lanes);
    }

    private void WriteTerms(SourceWriter writer, int count, string a, int first)
    {
        for (int k = first; k < first + count; k++)
        {
            if (_vectors == 1)
            {
                string product = _arm.MultiplyAdd(_arm.Broadcast(Arm.Number(a, k)), _arm.At("b", k * _product.Stride), Sum(k % _splits, 0));
                writer.Line($"{Sum(k % _splits, 0)} = {product};");
                continue;
            }

            writer.Line($"var a{k} = {_arm.Broadcast(Arm.Number(a, k))};");
            for (int v = 0; v < _vectors; v++)
            {
                string sum = Sum(k % _splits, v);
                writer.Line($"{sum} = {_arm.MultiplyAdd($"a{k}", _arm.At("b", k * _product.Stride + v * _arm.Lanes), sum)};");
            }
        }
    }

    private string Start(int split, int vector, string column)
    {
        if (split > 0 || _product.Bias is null) return $"{_arm.Vector}.Zero";
        int offset = vector * _arm.Lanes;
        return _arm.At("bias", column == "0" ? $"{offset}" : offset == 0 ? column : $"{column} + {offset}");
    }

    private static string Sum(int split, int vector) => $"c{split}{vector}";
}
