using System;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>
/// The C# text of arithmetic on as many channels of one position as fit into a vector, or on the only channel where there
/// is just one: a kernel is written once for both.
/// </summary>
/// <param name="arm">The widest vector allowed.</param>
/// <param name="stride">The distance of two positions.</param>
internal sealed class ChannelLanes(Arm arm, int stride)
{
    private readonly Arm _arm = arm.NarrowedTo(stride);

    /// <summary>Whether there is a single channel, so that values are plain numbers.</summary>
    public bool IsScalar { get; } = stride == 1;

    /// <summary>Channels per value.</summary>
    public int Count => IsScalar ? 1 : _arm.Lanes;

    /// <summary>The element type in C#.</summary>
    public string Scalar => _arm.Scalar;

    public string Zero => IsScalar ? $"({Scalar})0" : $"{_arm.Vector}.Zero";

    /// <summary>The value at <paramref name="origin"/> plus <paramref name="offset"/>, to read or to assign.</summary>
    public string At(string origin, string offset) => IsScalar ? Arm.Number(origin, offset) : _arm.At(origin, offset);

    public string At(string origin, int offset) => At(origin, offset.ToString());

    /// <summary>The loop over all channels, padding included, whose variable is <c>c</c>; a single turn is no loop.</summary>
    public SourceWriter.Block BeginChannels(SourceWriter writer) => writer.BeginLoop("c", stride, Count);

    /// <summary>
    /// Writes something for the first <paramref name="count"/> channels at variable <c>c</c>: for whole values in a loop, then
    /// for what is left, where only the lanes of <c>mask</c> count.
    /// </summary>
    public void ForEach(SourceWriter writer, int count, Action<bool> write)
    {
        int whole = count / Count * Count;
        if (whole > 0)
        {
            if (whole > Count) writer.Line($"for (nint c = 0; c < {whole}; c += {Count})");
            using var block = writer.Begin();
            if (whole == Count) writer.Line("const nint c = 0;");
            write(false);
        }

        if (whole == count) return;
        using var rest = writer.Begin();
        writer.Line($"const nint c = {whole};");
        write(true);
    }

    /// <summary>Declares the mask of the lanes that <see cref="ForEach"/> leaves, if it leaves any.</summary>
    public void DeclareMask(SourceWriter writer, int count)
    {
        if (count % Count > 0) writer.Line($"var mask = {_arm.First(count % Count)};");
    }

    /// <summary>The value in the lanes of <c>mask</c> and 0 in the others, if only those count.</summary>
    public string Masked(bool masked, string value) => masked ? $"{_arm.Operations}.ConditionalSelect(mask, {value}, {_arm.Vector}.Zero)" : value;

    /// <summary>A number in every lane.</summary>
    public string Broadcast(string number) => IsScalar ? number : _arm.Broadcast(number);

    /// <summary>a · b; a sum among them comes as a <see cref="Group"/>.</summary>
    public string Multiply(string a, string b) => IsScalar ? $"{a} * {b}" : _arm.Multiply(a, b);

    /// <summary>a / b; a sum or product for b comes as a <see cref="Group"/>.</summary>
    public string Divide(string a, string b) => IsScalar ? $"{a} / {b}" : _arm.Divide(a, b);

    /// <summary>A sum as a factor, or what is negated.</summary>
    public string Group(string sum) => IsScalar ? $"({sum})" : _arm.Group(sum);

    public string Add(string a, string b) => IsScalar ? $"{a} + {b}" : _arm.Add(a, b);

    public string Subtract(string a, string b) => IsScalar ? $"{a} - {b}" : _arm.Subtract(a, b);

    /// <summary>The statement that adds <paramref name="term"/> to <paramref name="sum"/>.</summary>
    public string Increase(string sum, string term) => IsScalar ? $"{sum} += {term};" : _arm.Increase(sum, term);

    /// <summary>The statement that multiplies <paramref name="product"/> by <paramref name="factor"/>.</summary>
    public string MultiplyBy(string product, string factor) => IsScalar ? $"{product} *= {factor};" : _arm.MultiplyBy(product, factor);

    /// <summary>The statement that divides <paramref name="quotient"/> by <paramref name="divisor"/>.</summary>
    public string DivideBy(string quotient, string divisor) => IsScalar ? $"{quotient} /= {divisor};" : _arm.DivideBy(quotient, divisor);

    /// <summary>The larger of a and b, NaN if one of them is.</summary>
    public string Max(string a, string b) => IsScalar ? $"{Scalar}.Max({a}, {b})" : _arm.Max(a, b);

    /// <summary>The smaller of a and b, NaN if one of them is.</summary>
    public string Min(string a, string b) => IsScalar ? $"{Scalar}.Min({a}, {b})" : _arm.Min(a, b);

    public string SquareRoot(string value) => IsScalar ? $"{Scalar}.Sqrt({value})" : $"{_arm.Operations}.Sqrt({value})";

    public string MultiplyAdd(string a, string b, string c) => IsScalar ? $"{Scalar}.MultiplyAddEstimate({a}, {b}, {c})" : _arm.MultiplyAdd(a, b, c);

    /// <summary><paramref name="then"/> where a equals b, else <paramref name="otherwise"/>.</summary>
    public string WhereEqual(string a, string b, string then, string otherwise) => IsScalar
        ? $"({a} == {b} ? {then} : {otherwise})"
        : _arm.WhereEqual(a, b, then, otherwise);

    /// <summary><paramref name="then"/> where a is greater than b, else <paramref name="otherwise"/>.</summary>
    public string WhereGreater(string a, string b, string then, string otherwise) => IsScalar
        ? $"({a} > {b} ? {then} : {otherwise})"
        : _arm.WhereGreater(a, b, then, otherwise);

    /// <summary>The value with a name, or <paramref name="otherwise"/> where it is NaN.</summary>
    public string NumberOr(string name, string otherwise) => IsScalar
        ? $"{Scalar}.IsNaN({name}) ? {otherwise} : {name}"
        : _arm.WhereEqual(name, name, name, _arm.Broadcast(otherwise));

    /// <summary>The sum over the lanes of the value with a name, a number.</summary>
    public string Sum(string name) => IsScalar ? name : _arm.Sum(name);
}
