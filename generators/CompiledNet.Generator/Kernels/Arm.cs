using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Kernels;

/// <summary>One vector width that a kernel is written for.</summary>
/// <param name="Bits">128, 256 or 512.</param>
/// <param name="Element">The element type.</param>
internal sealed record Arm(int Bits, ElementType Element)
{
    /// <summary>The element type in C#.</summary>
    public string Scalar => Element == ElementType.Double ? "double" : "float";

    /// <summary>Numbers per vector.</summary>
    public int Lanes => Bits / 8 / Padding.SizeOf(Element);

    /// <summary>The static class of vector operations, such as <c>Vector256</c>.</summary>
    public string Operations => $"Vector{Bits}";

    /// <summary>The vector type, such as <c>Vector256&lt;float&gt;</c>.</summary>
    public string Vector => $"Vector{Bits}<{Scalar}>";

    /// <summary>The wrapper that activations take, such as <c>Lanes256&lt;float&gt;</c>.</summary>
    public string Wrapper => $"Lanes{Bits}<{Scalar}>";

    /// <summary>The condition under which the processor has such vectors; a constant for the compilers.</summary>
    public string IsThere => $"{Operations}.IsHardwareAccelerated";

    /// <summary>The widest arm, at most this one, whose vectors fit into rows of <paramref name="stride"/> numbers.</summary>
    public Arm NarrowedTo(int stride)
    {
        int bits = Bits;
        while (bits > 128 && bits / 8 / Padding.SizeOf(Element) > stride) bits /= 2;
        return this with { Bits = bits };
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

    public string Broadcast(string scalar) => $"{Operations}.Create({scalar})";

    public string MultiplyAdd(string a, string b, string c) => $"{Operations}.MultiplyAddEstimate({a}, {b}, {c})";
}
