namespace CompiledNet.Numerics;

/// <summary>
/// One or several real numbers side by side, on which a formula is written once: a plain number, or a
/// 128-, 256- or 512-bit vector of <see cref="float"/> or <see cref="double"/>.
/// </summary>
/// <remarks>
/// Activations and losses are written against this interface; the just-in-time and the ahead-of-time compiler
/// specialise the formula for every width that the emitted kernels use, so nothing virtual is left.
/// </remarks>
/// <typeparam name="TSelf">The implementing type.</typeparam>
public interface ILanes<TSelf> where TSelf : struct, ILanes<TSelf>
{
    /// <summary>How many numbers lie side by side.</summary>
    static abstract int Count { get; }

    /// <summary>Zero in every lane.</summary>
    static abstract TSelf Zero { get; }

    /// <summary>One in every lane.</summary>
    static abstract TSelf One { get; }

    /// <summary>The same constant in every lane, rounded to the element type.</summary>
    static abstract TSelf Create(double value);

    /// <summary>Sum, lane by lane.</summary>
    static abstract TSelf operator +(TSelf left, TSelf right);

    /// <summary>Difference, lane by lane.</summary>
    static abstract TSelf operator -(TSelf left, TSelf right);

    /// <summary>Product, lane by lane.</summary>
    static abstract TSelf operator *(TSelf left, TSelf right);

    /// <summary>Quotient, lane by lane.</summary>
    static abstract TSelf operator /(TSelf left, TSelf right);

    /// <summary>Negative, lane by lane.</summary>
    static abstract TSelf operator -(TSelf value);

    /// <summary><c>a * b + c</c>, fused where the machine can.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>The smaller of two numbers; NaN if one of them is.</summary>
    static abstract TSelf Min(TSelf left, TSelf right);

    /// <summary>The larger of two numbers; NaN if one of them is.</summary>
    /// <remarks>
    /// Instructions of x64 give their second operand when one of the two is NaN. Taken both ways round, NaN is one of the two
    /// results, and so are the bits of both together; of two numbers the results are the same but for the sign of zero.
    /// </remarks>
    static abstract TSelf Max(TSelf left, TSelf right);

    /// <summary>
    /// The smaller of two numbers in one instruction; NaN if <paramref name="right"/> is, while a NaN on the left may be lost.
    /// Where one of the two is a constant, it belongs on the left.
    /// </summary>
    static abstract TSelf MinNative(TSelf left, TSelf right);

    /// <summary>
    /// The larger of two numbers in one instruction; NaN if <paramref name="right"/> is, while a NaN on the left may be lost.
    /// Where one of the two is a constant, it belongs on the left.
    /// </summary>
    static abstract TSelf MaxNative(TSelf left, TSelf right);

    /// <summary>Absolute value.</summary>
    static abstract TSelf Abs(TSelf value);

    /// <summary>Square root.</summary>
    static abstract TSelf Sqrt(TSelf value);

    /// <summary>e to the power of <paramref name="value"/>; overflows to infinity and underflows to zero.</summary>
    static abstract TSelf Exp(TSelf value);

    /// <summary>Natural logarithm.</summary>
    static abstract TSelf Log(TSelf value);

    /// <summary>e to the power of <paramref name="value"/>, minus one, exact to the last digits near zero.</summary>
    static abstract TSelf ExpM1(TSelf value);

    /// <summary>Natural logarithm of one plus <paramref name="value"/>, exact to the last digits near zero.</summary>
    static abstract TSelf LogP1(TSelf value);

    /// <summary>Hyperbolic tangent.</summary>
    static abstract TSelf Tanh(TSelf value);

    /// <summary>1 / (1 + e^−x).</summary>
    static abstract TSelf Sigmoid(TSelf value);

    /// <summary>Error function, 2/√π ∫₀ˣ exp(-t²) dt.</summary>
    static abstract TSelf Erf(TSelf value);

    /// <summary><paramref name="then"/> in the lanes where <paramref name="left"/> is greater than <paramref name="right"/>, else <paramref name="otherwise"/>.</summary>
    static abstract TSelf SelectGreater(TSelf left, TSelf right, TSelf then, TSelf otherwise);

    /// <summary><paramref name="then"/> in the lanes where <paramref name="left"/> equals <paramref name="right"/>, else <paramref name="otherwise"/>.</summary>
    static abstract TSelf SelectEqual(TSelf left, TSelf right, TSelf then, TSelf otherwise);
}
