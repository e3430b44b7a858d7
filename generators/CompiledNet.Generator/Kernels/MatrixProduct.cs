using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Kernels.Tiles;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>
/// y = x · w (+ bias), then an activation, or the product with the derivative of one. A matrix-vector product for few
/// rows, a register-tiled matrix product for many.
/// </summary>
internal sealed class MatrixProduct(Tensor x, Matrix w, Matrix? bias, Tensor y) : Kernel
{
    public Tensor X { get; } = x;

    public Matrix W { get; } = w;

    public Matrix? Bias { get; } = bias;

    public Tensor Y { get; } = y;

    /// <summary>The activation applied to the sum, set by epilogue fusion.</summary>
    public TraitSpec? Activation { get; init; }

    /// <summary>Where the sum is kept before the activation, if the derivative needs it.</summary>
    public Tensor? Kept { get; init; }

    /// <summary>The activation whose derivative multiplies the sum, set by epilogue fusion.</summary>
    public TraitSpec? Derivative { get; init; }

    /// <summary>The output of the activation of <see cref="Derivative"/>.</summary>
    public Tensor? DerivativeOutput { get; init; }

    /// <summary>The input of the activation of <see cref="Derivative"/>, if its derivative needs it.</summary>
    public Tensor? DerivativeInput { get; init; }

    /// <summary>Terms of each sum.</summary>
    public int Inner => W.Layout.Rows;

    /// <summary>Numbers from one row of y to the next.</summary>
    public int Stride => W.Layout.Stride;

    /// <summary>Columns of a panel of w.</summary>
    public int Panel => W.Layout.Panel;

    /// <summary>Numbers from one row of x to the next.</summary>
    public int RowDistance => X.Positions > 1 ? X.ChannelStride : X.RowStride;

    /// <summary>The operand that takes the sums.</summary>
    public string Target => Kept is null ? "y" : "kept";

    public override int RowsPerSample => X.Positions;

    /// <summary>Whether the weights are rounded to bfloat16; then every row is a product of its own.</summary>
    public bool IsRounded => W.Place == MatrixPlace.BFloat16;

    public override string Name =>
        $"MatrixProduct{(IsRounded ? "BFloat16" : "")}{Inner}x{W.Layout.Columns}{Activation?.Name}{(Derivative is null ? "" : "Times" + Derivative.Name + "Derivative")}";

    public override string Formula
    {
        get
        {
            string sum = $"x · w{(Bias is null ? "" : " + bias")}";
            string result = Activation is not null ? $"{Activation.Name}({sum})" : Derivative is not null ? $"({sum}) * {Derivative.Name}'" : sum;
            string panels = Stride > Panel ? $" in panels of {Panel}" : Stride == W.Layout.Columns ? "" : $" in rows of {Stride}";
            return $"y = {result} with x [rows, {Inner}], w [{Inner}, {W.Layout.Columns}]{panels}{(IsRounded ? ", two numbers a word" : "")}.";
        }
    }

    public override ImmutableArray<Operand> Operands =>
    [
        Operand.Read("x", X),
        Operand.Read("w", W),
        .. Bias is null ? [] : new[] { Operand.Read("bias", Bias) },
        Operand.Write("y", Y),
        .. Kept is null ? [] : new[] { Operand.Write("kept", Kept) },
        .. DerivativeOutput is null ? [] : new[] { Operand.Read("output", DerivativeOutput) },
        .. DerivativeInput is null ? [] : new[] { Operand.Read("input", DerivativeInput) },
    ];

    public override void WriteBody(SourceWriter writer, KernelContext context)
    {
        if (IsRounded)
        {
            new MatrixProductRows(this, context).Write(writer);
            return;
        }

        var tiles = new MatrixProductTiles(this, context);
        using (writer.Begin($"if (rows >= {tiles.Rows})")) tiles.Write(writer);
        using (writer.Begin("else")) new MatrixProductRows(this, context).Write(writer);
    }

    public override int? UnrolledCost(Arm arm) => X.Positions == 1 ? Inner * (Stride / arm.NarrowedTo(Stride).Lanes) : null;

    public override void WriteSingleRow(SourceWriter writer, Arm arm)
    {
        if (Activation is not null) writer.Line($"var activation = {ActivationCode.Create(Activation)};");
        new MatrixProductUnrolled(this, arm.NarrowedTo(Stride)).Write(writer);
    }

    /// <summary>Where a number of w lies.</summary>
    public int IndexOf(int row, int column) => W.Layout.IndexOf(row, column);

    /// <summary>Declares references to the results and what they depend on: <c>yTile</c> and so on.</summary>
    public void WriteReferences(SourceWriter writer, KernelContext context, string suffix, string offset)
    {
        foreach (string name in new[] { "y", Kept is null ? "" : "kept", DerivativeOutput is null ? "" : "output", DerivativeInput is null ? "" : "input" }.Where(name => name.Length > 0))
            writer.Line($"ref {context.Scalar} {name}{suffix} = ref {Arm.Number(name, offset)};");
    }

    /// <summary>Calls what is left to do with the sums of <paramref name="rows"/> rows of a panel, <paramref name="stride"/> numbers apart.</summary>
    public void WriteEpilogue(SourceWriter writer, KernelContext context, string suffix, string stride, string rows)
    {
        if ((Activation ?? Derivative) is not { } trait) return;
        string method = context.Use(new EpilogueTile(context.ArmsFor(Panel), Panel, trait, Derivative is not null, DerivativeInput is not null));
        string operands = Activation is not null ? $"ref {Target}{suffix}, ref y{suffix}"
            : DerivativeInput is null ? $"ref y{suffix}, ref output{suffix}"
            : $"ref y{suffix}, ref output{suffix}, ref input{suffix}";
        writer.Line($"{method}({operands}, {stride}, {rows});");
    }
}
