using System.Collections.Generic;
using CompiledNet.Generator.Kernels.Tiles;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>A matrix product row by row, for fewer rows than a register tile has: the weights stream by once for each.</summary>
internal sealed class MatrixProductRows(MatrixProduct product, KernelContext context)
{
    public void Write(SourceWriter writer)
    {
        int panel = product.Panel, panels = product.Stride / panel, atOnce = RowTile.PanelsAtOnce(panels), whole = panels / atOnce;
        using (writer.Begin("for (nint row = 0; row < rows; row++)"))
        {
            writer.Line($"ref {context.Scalar} xRow = ref Unsafe.Add(ref x, row * {product.RowDistance});");
            if (product.Start is { } start) writer.Line($"ref {context.Scalar} startRow = ref Unsafe.Add(ref start, row * {start.RowStride});");
            Epilogue.WriteReferences(product.Epilogue, writer, context.Scalar, "Row", $"row * {product.Stride}");
            if (whole == 1) WriteCall(writer, atOnce, "0");
            else using (writer.Begin($"for (nint left = 0; left < {whole * atOnce * panel}; left += {atOnce * panel})")) WriteCall(writer, atOnce, "left");
            if (panels % atOnce > 0) WriteCall(writer, panels % atOnce, (whole * atOnce * panel).ToString());
            product.Epilogue?.WriteRowCall(writer, context, panel, panels);
        }
    }

    private void WriteCall(SourceWriter writer, int panels, string left)
    {
        // Weights stream from the second-level cache here: wider vectors gain nothing.
        var arms = context.ArmsFor(product.Panel, 256);
        bool fromZero = product.Bias is null && product.Start is null;
        var tile = product.IsRounded
            ? new BFloat16RowTile(arms, panels, product.Panel, product.Inner, fromZero)
            : new RowTile(arms, panels, product.Panel, product.Inner, fromZero);
        string method = context.Use(tile);
        string weights = left == "0" ? left : $"{left} * {product.Inner}{(product.IsRounded ? " / 2" : "")}";
        var arguments = new List<string> { "ref xRow", $"ref {Arm.Number("w", weights)}" };
        if (panels > 1) arguments.Add($"{product.Inner * tile.RowLength}");
        arguments.Add($"{product.Inner}");
        if (!fromZero) arguments.Add($"ref {Arm.Number(product.Bias is null ? "startRow" : "bias", left)}");
        arguments.Add($"ref {Arm.Number(product.Target + "Row", left)}");
        writer.Line($"{method}({string.Join(", ", arguments)});");
    }
}
