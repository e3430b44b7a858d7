using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>
/// One loop shape over given operands. The emitted method depends on shapes and strides alone, so that layers of the
/// same shape share it.
/// </summary>
internal abstract class Kernel
{
    /// <summary>The name of its method, such as <c>MatrixProduct8x10ReLU</c>; says all that a reader looks for.</summary>
    public abstract string Name { get; }

    /// <summary>What it computes, as a formula with shapes.</summary>
    public abstract string Formula { get; }

    /// <summary>The memory it takes by reference, in the order of the method's parameters.</summary>
    public abstract ImmutableArray<Operand> Operands { get; }

    /// <summary>How many rows, or whatever <see cref="Count"/> counts, it works on for each sample.</summary>
    public virtual int RowsPerSample => 1;

    /// <summary>The loop over time that it stands in, if any: that of its operands.</summary>
    public virtual TimeLoop? Loop => Operands.Select(operand => operand.Tensor?.Loop).FirstOrDefault(loop => loop is not null);

    /// <summary>Of a kernel behind which all parts of a batch meet, about what; it stands in no loop.</summary>
    public virtual Meeting? Meeting => null;

    /// <summary>How many frames of sequences it works on at once, as if they were more samples; what it reads of single rows counts as one.</summary>
    public int Frames => Operands.Select(operand => operand.Tensor).OfType<Tensor>().Select(tensor => tensor.Frames).DefaultIfEmpty(1).Min();

    /// <summary>The random numbers of a kernel that draws some, by what its routine knows: every frame of a sample has its own.</summary>
    protected string Draw => this switch
    {
        { Loop: { } loop } => $"draw with {{ FirstRow = draw.FirstRow * {loop.Steps} + {TimeLoop.Step} * rows }}",
        { Frames: > 1 } => $"draw with {{ FirstRow = draw.FirstRow * {Frames} }}",
        _ => "draw",
    };

    /// <summary>The name of the parameter that says how much there is to do.</summary>
    public virtual string Count => "rows";

    /// <summary>Further parameters, after the operands and <see cref="Count"/>; <c>{0}</c> stands for the element type.</summary>
    public virtual string ExtraParameters => "";

    /// <summary>What the calling routine passes for <see cref="ExtraParameters"/>.</summary>
    public virtual string ExtraArguments => "";

    /// <summary>A constant table beside the method that it reads, as the declaration of a static field; empty if there is none.</summary>
    public virtual string Field(string scalar) => "";

    /// <summary>Writes the body of the method.</summary>
    public abstract void WriteBody(SourceWriter writer, KernelContext context);

    /// <summary>
    /// Writes the work of a single row without a loop over rows, for tiny networks that are unrolled into one method; only
    /// where <see cref="UnrolledCost"/> is not null.
    /// </summary>
    public virtual void WriteSingleRow(SourceWriter writer, Arm arm) => throw new System.NotSupportedException(Name);

    /// <summary>How many vector operations <see cref="WriteSingleRow"/> writes; null if the kernel has no such form.</summary>
    public virtual int? UnrolledCost(Arm arm) => null;

    /// <summary>
    /// Whether <see cref="WriteSingleRow"/> reads or writes an operand by whole vectors only, so that one that is a vector long
    /// may be a local variable.
    /// </summary>
    public virtual bool TakesVectors(Operand operand, Arm arm) => false;

    /// <summary>The method's parameters for an element type.</summary>
    public string Parameters(string scalar) =>
        string.Join(", ", Operands.Select(operand => $"ref {operand.TypeFor(scalar)} {operand.Parameter}")) + $", int {Count}" +
        (ExtraParameters.Length == 0 ? "" : ", " + ExtraParameters.Replace("{0}", scalar));
}
