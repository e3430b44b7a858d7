using System.Collections.Generic;
using System.Linq;

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

    /// <summary>A sum as a factor.</summary>
    public string Group(string sum) => IsChosenAtRunTime ? sum : $"({sum})";

    public string Add(string a, string b) => IsChosenAtRunTime ? $"Avx.Add({a}, {b})" : $"{a} + {b}";

    /// <summary>a − b; b comes as a <see cref="Group"/> if it is a sum.</summary>
    public string Subtract(string a, string b) => IsChosenAtRunTime ? $"Avx.Subtract({a}, {b})" : $"{a} - {b}";

    /// <summary>The sum of all <paramref name="terms"/>, from left to right.</summary>
    public string AddAll(IEnumerable<string> terms) => terms.Aggregate(Add);

    /// <summary>The statement that adds <paramref name="term"/> to <paramref name="sum"/>.</summary>
    public string Increase(string sum, string term) => IsChosenAtRunTime ? $"{sum} = {Add(sum, term)};" : $"{sum} += {term};";

    public string Max(string a, string b) => IsChosenAtRunTime ? $"Avx.Max({a}, {b})" : $"{Operations}.MaxNative({a}, {b})";

    public string Min(string a, string b) => IsChosenAtRunTime ? $"Avx.Min({a}, {b})" : $"{Operations}.MinNative({a}, {b})";

    /// <summary><paramref name="then"/> where a equals b, else <paramref name="otherwise"/>.</summary>
    public string WhereEqual(string a, string b, string then, string otherwise) =>
        $"{Operations}.ConditionalSelect({(IsChosenAtRunTime ? "Avx.CompareEqual" : $"{Operations}.Equals")}({a}, {b}), {then}, {otherwise})";

    /// <summary><paramref name="then"/> where a is greater than b, else <paramref name="otherwise"/>.</summary>
    public string WhereGreater(string a, string b, string then, string otherwise) =>
        $"{Operations}.ConditionalSelect({(IsChosenAtRunTime ? "Avx.CompareGreaterThan" : $"{Operations}.GreaterThan")}({a}, {b}), {then}, {otherwise})";
}
