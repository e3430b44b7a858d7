using System.Linq;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Kernels;

/// <summary>One vector width that a kernel is written for.</summary>
/// <param name="Bits">128, 256 or 512.</param>
/// <param name="Element">The element type.</param>
internal sealed partial record Arm(int Bits, ElementType Element)
{
    /// <summary>Whether the processor is asked for such vectors when the code runs: those of 256 bits for AVX2 and multiply-add.</summary>
    /// <remarks>
    /// What <c>Vector256</c> becomes is settled when it is compiled, for NativeAOT by the oldest processor that has to run it, and
    /// for one without AVX2 that is two halves. Text for such an arm names the instructions, which are emitted as they are:
    /// arithmetic on vectors that takes time goes through the methods of this record and not through operators.
    /// </remarks>
    public bool IsChosenAtRunTime { get; private init; }

    /// <summary>The arms for some widths, a flags value as in <see cref="NetworkSpec.VectorWidths"/>; widest first.</summary>
    /// <param name="element">The element type.</param>
    /// <param name="widths">The widths.</param>
    /// <param name="choosesAtRunTime">Whether that of 256 bits is chosen at run time, if there is another to fall back on.</param>
    public static Arm[] Of(ElementType element, int widths, bool choosesAtRunTime) =>
        [.. Widths.Where(width => (widths & width.Flag) != 0).Select(width => new Arm(width.Bits, element) { IsChosenAtRunTime = choosesAtRunTime && width.Bits == 256 && (widths & 1) != 0 })];

    private static readonly (int Flag, int Bits)[] Widths = [(4, 512), (2, 256), (1, 128)];

    /// <summary>The element type in C#.</summary>
    public string Scalar => Element == ElementType.Double ? "double" : "float";

    /// <summary>Numbers per vector.</summary>
    public int Lanes => Bits / 8 / Padding.SizeOf(Element);

    /// <summary>The static class of vector operations, such as <c>Vector256</c>.</summary>
    public string Operations => $"Vector{Bits}";

    /// <summary>The vector type, such as <c>Vector256&lt;float&gt;</c>.</summary>
    public string Vector => $"Vector{Bits}<{Scalar}>";

    /// <summary>The wrapper that activations take, such as <c>Lanes256&lt;float&gt;</c>.</summary>
    public string Wrapper => $"{(IsChosenAtRunTime ? "LanesAvx2" : $"Lanes{Bits}")}<{Scalar}>";

    /// <summary>The condition under which the processor has such vectors; a constant for the compilers, save where it is asked at run time.</summary>
    public string IsThere => IsChosenAtRunTime ? $"{Wrapper}.IsSupported" : $"{Operations}.IsHardwareAccelerated";

    /// <summary>The widest arm, at most this one, whose vectors fit into rows of <paramref name="stride"/> numbers.</summary>
    public Arm NarrowedTo(int stride)
    {
        int bits = Bits;
        while (bits > 128 && bits / 8 / Padding.SizeOf(Element) > stride) bits /= 2;
        return bits == Bits ? this : new Arm(bits, Element);
    }

    /// <summary>A vector at <paramref name="origin"/> plus <paramref name="offset"/>, to read or to assign.</summary>
    /// <remarks>
    /// <c>VectorN.Load</c> is an inlined method and costs the just-in-time compiler locals: past about 400 in a method it
    /// stops inlining. <c>Unsafe.As</c> is an intrinsic.
    /// </remarks>
    public string At(string origin, string offset) => $"Unsafe.As<{Scalar}, {Vector}>(ref {Number(origin, offset)})";

    public string At(string origin, int offset) => At(origin, offset.ToString());

    /// <summary>The number at <paramref name="origin"/> plus <paramref name="offset"/>.</summary>
    public static string Number(string origin, string offset) => offset == "0" ? origin : $"Unsafe.Add(ref {origin}, {offset})";

    public static string Number(string origin, int offset) => Number(origin, offset.ToString());

    /// <summary>A variable plus a literal, as one would write it by hand.</summary>
    public static string Plus(string variable, int number) => variable is "" or "0" ? $"{number}" : number == 0 ? variable : $"{variable} + {number}";
}
