using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Kernels.Tiles;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>
/// What a kernel does with its sums right after it stored them, while they are in the first-level cache: it applies an
/// activation, or multiplies by the derivative of one.
/// </summary>
internal sealed class Epilogue
{
    private readonly TraitSpec _trait;
    private readonly Tensor? _kept, _output, _input;

    private Epilogue(TraitSpec trait, Tensor? kept, Tensor? output, Tensor? input) => (_trait, _kept, _output, _input) = (trait, kept, output, input);

    /// <summary>y = f(sums); the sums themselves go to <paramref name="kept"/> if the derivative needs them.</summary>
    public static Epilogue Apply(TraitSpec activation, Tensor? kept) => new(activation, kept, null, null);

    /// <summary>y = sums · f', with the activation's <paramref name="output"/> and, if it needs it, its <paramref name="input"/>.</summary>
    public static Epilogue MultiplyByDerivative(TraitSpec activation, Tensor output, Tensor? input) => new(activation, null, output, input);

    /// <summary>The activation that is applied, or null if the derivative of one is meant.</summary>
    public TraitSpec? Activation => _output is null ? _trait : null;

    /// <summary>What it adds to the name of a kernel.</summary>
    public string Name => _output is null ? _trait.Name : $"Times{_trait.Name}Derivative";

    /// <summary>The operand that takes the sums.</summary>
    public string Target => _kept is null ? "y" : "kept";

    /// <summary>Its memory, besides that of the result.</summary>
    public ImmutableArray<Operand> Operands =>
    [
        .. _kept is null ? [] : new[] { Operand.Write("kept", _kept) },
        .. _output is null ? [] : new[] { Operand.Read("output", _output) },
        .. _input is null ? [] : new[] { Operand.Read("input", _input) },
    ];

    /// <summary>The formula of the result.</summary>
    public string Formula(string sum) => _output is null ? $"{_trait.Name}({sum})" : $"({sum}) * {_trait.Name}'";

    /// <summary>Declares references to the results and what they depend on, such as <c>yTile</c> at <paramref name="offset"/> of <c>y</c>.</summary>
    public static void WriteReferences(Epilogue? epilogue, SourceWriter writer, string scalar, string suffix, string offset)
    {
        IEnumerable<string> names = epilogue is null ? [] : epilogue.Operands.Select(operand => operand.Parameter);
        foreach (string name in names.Prepend("y")) writer.Line($"ref {scalar} {name}{suffix} = ref {Arm.Number(name, offset)};");
    }

    /// <summary>Calls what is left to do with <paramref name="rows"/> rows of sums, <paramref name="width"/> wide and <paramref name="stride"/> numbers apart.</summary>
    public void WriteCall(SourceWriter writer, KernelContext context, int width, string suffix, string stride, string rows)
    {
        string method = context.Use(new EpilogueTile(context.ArmsFor(width), width, _trait, _output is not null, _input is not null));
        string operands = _output is null ? $"ref {Target}{suffix}, ref y{suffix}"
            : _input is null ? $"ref y{suffix}, ref output{suffix}"
            : $"ref y{suffix}, ref output{suffix}, ref input{suffix}";
        writer.Line($"{method}({operands}, {stride}, {rows});");
    }
}
