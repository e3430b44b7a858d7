using System.Collections.Immutable;
using System.Linq;
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

    /// <summary>Numbers from one row of w and y to the next.</summary>
    public int Stride => W.Layout.Stride;

    public override int RowsPerSample => X.Positions;

    public override string Name =>
        $"MatrixProduct{Inner}x{W.Layout.Columns}{Activation?.Name}{(Derivative is null ? "" : "Times" + Derivative.Name + "Derivative")}";

    public override string Formula
    {
        get
        {
            string sum = $"x · w{(Bias is null ? "" : " + bias")}";
            string result = Activation is not null ? $"{Activation.Name}({sum})" : Derivative is not null ? $"({sum}) * {Derivative.Name}'" : sum;
            return $"y = {result} with x [rows, {Inner}], w [{Inner}, {W.Layout.Columns}]{(Stride == W.Layout.Columns ? "" : $" in rows of {Stride}")}.";
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

    public override void WriteBody(SourceWriter writer, Arm arm)
    {
        arm = arm.NarrowedTo(Stride);
        var tile = Tile.For(arm, Stride, int.MaxValue);
        WriteActivation(writer);
        using (writer.Begin($"if (rows >= {tile.Rows})")) new MatrixProductTiles(this, arm, tile).Write(writer);
        using (writer.Begin("else")) new MatrixProductRows(this, arm).Write(writer);
    }

    public override int? UnrolledCost(Arm arm) => X.Positions == 1 ? Inner * (Stride / arm.NarrowedTo(Stride).Lanes) : null;

    public override void WriteSingleRow(SourceWriter writer, Arm arm)
    {
        WriteActivation(writer);
        new MatrixProductRows(this, arm.NarrowedTo(Stride), unrolled: true).WriteSingle(writer);
    }

    /// <summary>Stores the sum <paramref name="sum"/> of the vector at <paramref name="offset"/> from the current row, after the epilogue.</summary>
    public void WriteStore(SourceWriter writer, Arm arm, string sum, int offset)
    {
        string value = sum;
        if (Kept is not null) writer.Line($"{arm.At("keptRow", offset)} = {sum};");
        if (Activation is not null) value = ActivationCode.Forward(arm, sum);
        if (Derivative is not null)
        {
            string output = arm.At("outputRow", offset), input = DerivativeInput is null ? output : arm.At("inputRow", offset);
            value = $"{sum} * {ActivationCode.Derivative(arm, input, output)}";
        }

        writer.Line($"{arm.At("yRow", offset)} = {value};");
    }

    /// <summary>Declares the references that <see cref="WriteStore"/> uses.</summary>
    public void WriteRowReferences(SourceWriter writer, Arm arm, string offset)
    {
        foreach (string name in new[] { "y", Kept is null ? "" : "kept", DerivativeOutput is null ? "" : "output", DerivativeInput is null ? "" : "input" }.Where(name => name.Length > 0))
            writer.Line($"ref {arm.Scalar} {name}Row = ref {Arm.Number(name, offset)};");
    }

    private void WriteActivation(SourceWriter writer)
    {
        if ((Activation ?? Derivative) is { } trait) writer.Line($"var activation = {ActivationCode.Create(trait)};");
    }
}
