using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Kernels.Tiles;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>
/// What a kernel does with its sums right after it stored them, while they are in the first-level cache: it scales and
/// shifts every channel, applies an activation, or multiplies by the derivative of one.
/// </summary>
internal sealed class Epilogue
{
    private readonly TraitSpec? _trait;
    private readonly Tensor? _kept, _output, _input;

    private Epilogue(Tensor? factors, TraitSpec? trait, Tensor? kept, Tensor? output, Tensor? input) =>
        (Factors, _trait, _kept, _output, _input) = (factors, trait, kept, output, input);

    /// <summary>y = sums · scale + shift, with the two vectors of <paramref name="factors"/>.</summary>
    public static Epilogue Scale(Tensor factors) => new(factors, null, null, null, null);

    /// <summary>y = f(sums), scaled and shifted before if there are factors; what f is applied to goes to <paramref name="kept"/> if the derivative needs it.</summary>
    public static Epilogue Apply(TraitSpec activation, Tensor? kept, Tensor? factors) => new(factors, activation, kept, null, null);

    /// <summary>y = sums · f', with the activation's <paramref name="output"/> and, if it needs it, its <paramref name="input"/>.</summary>
    public static Epilogue MultiplyByDerivative(TraitSpec activation, Tensor output, Tensor? input, Tensor? factors) => new(factors, activation, null, output, input);

    /// <summary>A factor and a term for every channel, or null.</summary>
    public Tensor? Factors { get; }

    /// <summary>The activation that is applied, or null if there is none or the derivative of one is meant.</summary>
    public TraitSpec? Activation => _output is null ? _trait : null;

    /// <summary>What it adds to the name of a kernel.</summary>
    public string Name => (Factors is null ? "" : "Scaled") + (_output is null ? _trait?.Name : $"Times{_trait!.Name}Derivative");

    /// <summary>The operand that takes the sums.</summary>
    public string Target => _kept is null ? "y" : "kept";

    /// <summary>Its memory, besides that of the result.</summary>
    public ImmutableArray<Operand> Operands => [.. Factors is null ? [] : new[] { Operand.Read("factors", Factors) }, .. Rows];

    // Its tensors that are laid out as the result.
    private IEnumerable<Operand> Rows =>
    [
        .. _kept is null ? [] : new[] { Operand.Write("kept", _kept) },
        .. _output is null ? [] : new[] { Operand.Read("output", _output) },
        .. _input is null ? [] : new[] { Operand.Read("input", _input) },
    ];

    /// <summary>The formula of the result.</summary>
    public string Formula(string sum)
    {
        if (Factors is not null) sum = $"({sum}) * scale + shift";
        return _trait is null ? sum : _output is null ? $"{_trait.Name}({sum})" : $"({sum}) * {_trait.Name}'";
    }

    /// <summary>The result of the sum of the channels from <paramref name="column"/> on, where the activation is at hand as <c>activation</c>.</summary>
    public string Result(Arm arm, string sum, int column)
    {
        if (Factors is not null) sum = arm.MultiplyAdd(sum, arm.At("factors", column), arm.At("factors", Factors.ChannelStride + column));
        return Activation is null ? sum : ActivationCode.Forward(arm, sum);
    }

    /// <summary>Declares references to the results and what they depend on, such as <c>yTile</c> at <paramref name="offset"/> of <c>y</c>.</summary>
    public static void WriteReferences(Epilogue? epilogue, SourceWriter writer, string scalar, string suffix, string offset)
    {
        IEnumerable<string> names = epilogue is null ? [] : epilogue.Rows.Select(operand => operand.Parameter);
        foreach (string name in names.Prepend("y")) writer.Line($"ref {scalar} {name}{suffix} = ref {Arm.Number(name, offset)};");
    }

    /// <summary>Calls what is left to do with a block of sums.</summary>
    /// <param name="writer">Takes the text.</param>
    /// <param name="context">Has the tiles.</param>
    /// <param name="width">Columns of the block.</param>
    /// <param name="left">The channel of its first column.</param>
    /// <param name="suffix">What the names of the references end with.</param>
    /// <param name="stride">The distance of two rows.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="source">Where the sums are, if not in the operand that takes them.</param>
    public void WriteCall(SourceWriter writer, KernelContext context, int width, string left, string suffix, string stride, string rows, string? source = null)
    {
        var tile = new EpilogueTile(width == 1 ? context.Arms : context.ArmsFor(width), width, _trait, Factors is not null, Factors is not null && _kept is not null, _output is not null, _input is not null);
        string[] operands =
        [
            $"ref {source ?? Target + suffix}",
            $"ref y{suffix}",
            .. Factors is null ? [] : new[] { $"ref {Arm.Number("factors", left)}", $"{Factors.ChannelStride}" },
            .. Rows.Where(operand => operand.Parameter != "kept" || Factors is not null).Select(operand => $"ref {operand.Parameter}{suffix}"),
        ];
        writer.Line($"{context.Use(tile)}({string.Join(", ", operands)}, {stride}, {rows});");
    }

    /// <summary>The same for a single row of several panels that follow each other.</summary>
    public void WriteRowCall(SourceWriter writer, KernelContext context, int panel, int panels)
    {
        if (Factors is null || panels == 1)
        {
            WriteCall(writer, context, panel, "0", "Row", $"{panel}", $"{panels}");
            return;
        }

        using var loop = writer.Begin($"for (nint left = 0; left < {panels * panel}; left += {panel})");
        foreach (string name in Rows.Select(operand => operand.Parameter).Prepend("y")) writer.Line($"ref {context.Scalar} {name}Panel = ref Unsafe.Add(ref {name}Row, left);");
        WriteCall(writer, context, panel, "left", "Panel", $"{panel}", "1");
    }
}
