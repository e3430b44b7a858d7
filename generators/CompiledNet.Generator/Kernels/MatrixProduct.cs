using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>
/// y = x · w (+ bias), then an activation, or the product with the derivative of one. A matrix-vector product for few
/// rows, a register-tiled matrix product for many.
/// </summary>
internal sealed class MatrixProduct(Tensor x, Matrix w, Matrix? bias, Tensor y, Epilogue? epilogue = null, Tensor? start = null) : SumKernel(y, epilogue)
{
    public Tensor X { get; } = x;

    public Matrix W { get; } = w;

    public Matrix? Bias { get; } = bias;

    /// <summary>What each sum starts from in place of the bias, row by row: sums that were begun before.</summary>
    public Tensor? Start { get; } = start;

    /// <summary>What w is the transpose of, if that is made here: two panels right before they are used, which then lie in the first cache, in the memory of the first two.</summary>
    public Matrix? Original { get; init; }

    /// <summary>Terms of each sum.</summary>
    public int Inner => W.Layout.Rows;

    /// <summary>Numbers from one row of y to the next.</summary>
    public int Stride => W.Layout.Stride;

    /// <summary>Columns of a panel of w.</summary>
    public int Panel => W.Layout.Panel;

    /// <summary>Numbers from one row of x to the next.</summary>
    public int RowDistance => X.Positions > 1 ? X.ChannelStride : X.RowStride;

    public override int RowsPerSample => X.Positions;

    /// <summary>Whether the weights are rounded to bfloat16; then every row is a product of its own.</summary>
    public bool IsRounded => W.Place == MatrixPlace.BFloat16;

    public override string Name => $"{(Original is null ? "MatrixProduct" : "TransposedProduct")}{(IsRounded ? "BFloat16" : "")}{Inner}x{W.Layout.Columns}{Epilogue?.Name}";

    public override string Formula
    {
        get
        {
            string sum = $"{(Start is null ? "" : "start + ")}x · {(Original is null ? "w" : "originalᵀ")}{(Bias is null ? "" : " + bias")}";
            string panels = Stride > Panel ? $" in panels of {Panel}" : Stride == W.Layout.Columns ? "" : $" in rows of {Stride}";
            return $"y = {ResultOf(sum)} with x [rows, {Inner}], {(Original is null ? "w" : "w = originalᵀ")} [{Inner}, {W.Layout.Columns}]{panels}{(IsRounded ? ", two numbers a word" : "")}.";
        }
    }

    public override ImmutableArray<Operand> Operands =>
    [
        Operand.Read("x", X),
        .. Original is null ? new[] { Operand.Read("w", W) } : [Operand.Read("original", Original), Operand.Write("w", W)],
        .. Bias is null ? [] : new[] { Operand.Read("bias", Bias) },
        .. Start is null ? [] : new[] { Operand.Read("start", Start) },
        Operand.Write("y", Y),
        .. Epilogue?.Operands ?? [],
    ];

    public override SumKernel With(Tensor y, Epilogue epilogue) => new MatrixProduct(X, W, Bias, y, epilogue, Start) { Original = Original };

    public override void WriteBody(SourceWriter writer, KernelContext context)
    {
        if (IsRounded)
        {
            new MatrixProductRows(this, context).Write(writer);
            return;
        }

        var tiles = new MatrixProductTiles(this, context);
        using (writer.Begin($"if (rows >= {tiles.Rows})")) tiles.Write(writer);
        using (writer.Begin("else"))
        {
            if (Original is not null) writer.Line($"MatrixTransposition.Transpose(ref original, ref w, {Original.Layout.Rows}, {Inner}, {Original.Layout.Panel}, {Panel});");
            new MatrixProductRows(this, context).Write(writer);
        }
    }

    public override int? UnrolledCost(Arm arm) => X.Positions == 1 && Start is null && Original is null && !IsRounded ? new MatrixProductUnrolled(this, arm.NarrowedTo(Stride)).Cost + ActivationCost(arm.NarrowedTo(Stride)) : null;

    public override void WriteSingleRow(SourceWriter writer, Arm arm)
    {
        if (Activation is not null) writer.Line($"var activation = {ActivationCode.Create(Activation)};");
        new MatrixProductUnrolled(this, arm.NarrowedTo(Stride)).Write(writer);
    }

    public override bool TakesVectors(Operand operand, Arm arm) => operand.Written;

    /// <summary>Where a number of w lies.</summary>
    public int IndexOf(int row, int column) => W.Layout.IndexOf(row, column);

    private int ActivationCost(Arm arm) => Activation is null ? 0 : Stride / arm.Lanes * ActivationCode.Cost;
}
