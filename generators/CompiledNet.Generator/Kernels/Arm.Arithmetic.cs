using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Kernels;

// The C# text of arithmetic on vectors.
internal sealed partial record Arm
{
    public string Broadcast(string scalar) => IsChosenAtRunTime
        ? $"Avx2.BroadcastScalarToVector256(Vector128.CreateScalarUnsafe({scalar}))"
        : $"{Operations}.Create({scalar})";

    public string MultiplyAdd(string a, string b, string c) => IsChosenAtRunTime ? $"Fma.MultiplyAdd({a}, {b}, {c})" : $"{Operations}.MultiplyAddEstimate({a}, {b}, {c})";

    /// <summary>a · b; a sum among them comes as a <see cref="Group"/>.</summary>
    public string Multiply(string a, string b) => IsChosenAtRunTime ? $"Avx.Multiply({a}, {b})" : $"{a} * {b}";

    /// <summary>A sum as a factor, or what is negated.</summary>
    public string Group(string sum) => IsChosenAtRunTime ? sum : $"({sum})";

    public string Add(string a, string b) => IsChosenAtRunTime ? $"Avx.Add({a}, {b})" : $"{a} + {b}";

    /// <summary>a − b; b comes as a <see cref="Group"/> if it is a sum.</summary>
    public string Subtract(string a, string b) => IsChosenAtRunTime ? $"Avx.Subtract({a}, {b})" : $"{a} - {b}";

    /// <summary>a / b; a sum or product for b comes as a <see cref="Group"/>.</summary>
    public string Divide(string a, string b) => IsChosenAtRunTime ? $"Avx.Divide({a}, {b})" : $"{a} / {b}";

    /// <summary>The sum of all <paramref name="terms"/>, from left to right.</summary>
    public string AddAll(IEnumerable<string> terms) => terms.Aggregate(Add);

    /// <summary>The statement that adds <paramref name="term"/> to <paramref name="sum"/>.</summary>
    public string Increase(string sum, string term) => IsChosenAtRunTime ? $"{sum} = {Add(sum, term)};" : $"{sum} += {term};";

    /// <summary>The statement that multiplies <paramref name="product"/> by <paramref name="factor"/>.</summary>
    public string MultiplyBy(string product, string factor) => IsChosenAtRunTime ? $"{product} = {Multiply(product, factor)};" : $"{product} *= {factor};";

    /// <summary>The statement that divides <paramref name="quotient"/> by <paramref name="divisor"/>.</summary>
    public string DivideBy(string quotient, string divisor) => IsChosenAtRunTime ? $"{quotient} = {Divide(quotient, divisor)};" : $"{quotient} /= {divisor};";

    /// <summary>The larger of a and b, NaN if one of them is.</summary>
    public string Max(string a, string b) => $"{Wrapper}.Max(new({a}), new({b})).Value";

    /// <summary>The smaller of a and b, NaN if one of them is.</summary>
    public string Min(string a, string b) => $"{Wrapper}.Min(new({a}), new({b})).Value";

    /// <summary>A mask of the lanes where a equals b.</summary>
    public string Equal(string a, string b) => $"{(IsChosenAtRunTime ? "Avx.CompareEqual" : $"{Operations}.Equals")}({a}, {b})";

    /// <summary>A mask of the first <paramref name="count"/> lanes.</summary>
    public string First(int count)
    {
        if (!IsChosenAtRunTime) return $"{Operations}.LessThan({Vector}.Indices, {Broadcast($"({Scalar}){count}")})";
        var bits = Enumerable.Range(0, Lanes).Select(lane => lane < count ? "-1" : "0");
        return Element == ElementType.Double ? $"Vector256.Create({string.Join("L, ", bits)}L).AsDouble()" : $"Vector256.Create({string.Join(", ", bits)}).AsSingle()";
    }

    /// <summary><paramref name="then"/> where a equals b, else <paramref name="otherwise"/>.</summary>
    public string WhereEqual(string a, string b, string then, string otherwise) => $"{Operations}.ConditionalSelect({Equal(a, b)}, {then}, {otherwise})";

    /// <summary><paramref name="then"/> where a is greater than b, else <paramref name="otherwise"/>.</summary>
    public string WhereGreater(string a, string b, string then, string otherwise) =>
        $"{Operations}.ConditionalSelect({(IsChosenAtRunTime ? "Avx.CompareGreaterThan" : $"{Operations}.GreaterThan")}({a}, {b}), {then}, {otherwise})";

    /// <summary>The sum over the lanes of the vector with a name, a number.</summary>
    public string Sum(string name) => IsChosenAtRunTime ? SumOfHalves(name) : $"{Operations}.Sum({name})";

    /// <summary>The same for 256 bits, by way of one vector of 128.</summary>
    public static string SumOfHalves(string name) => $"Vector128.Sum({name}.GetLower() + {name}.GetUpper())";
}
